package coop.kyodo.surplus.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.profile.CapitalAccounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The charges of years' losses, and the corrections beside them.
final class LossCharges {

    /// A charge, or the correction of one.
    ///
    /// @param number counts the charges of a year
    /// @param stands whether no other corrects it, and it charges something
    /// @param corrects the charge that this one takes back
    /// @param planId the plan whose correction left the loss in the carry-over
    /// @param loss what of the year's loss is charged; 0 where the other was only taken back
    /// @param members what the members bear together
    /// @param carriedIn what came out of the carry-over
    /// @param carried what went into it because no account can bear it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Charge(
            UUID chargeId,
            String year,
            int number,
            boolean stands,
            LocalDate on,
            @Nullable UUID corrects,
            @Nullable String reason,
            @Nullable UUID planId,
            @Nullable Integer figuresVersion,
            CapitalAccounts.@Nullable Method method,
            @Nullable Integer policyVersion,
            @Nullable Fraction collectivePart,
            Money loss,
            Money nonMemberProfit,
            Money collective,
            Money members,
            Money carriedIn,
            Money carried,
            @Nullable String chargedBy) {

        String reference() {
            return number == 1 ? "loss of " + year : "loss of %s (%d)".formatted(year, number);
        }

        String reversal() {
            return "loss of %s taken back (%d)".formatted(year, number);
        }
    }

    private static final String SELECT =
            """
            select l.*, l.loss > 0 and not exists (select from loss_charge c
                where c.tenant_id = l.tenant_id and c.corrects = l.charge_id) as stands
            from loss_charge l where l.tenant_id = :tenant and l.year = :year
            """;

    private LossCharges() {}

    static List<Charge> of(Tx tx, String year) {
        return tx.sql()
                .createQuery(SELECT + "order by l.number")
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .map((row, context) -> charge(row))
                .list();
    }

    /// The charge of a year that no other took back.
    static Optional<Charge> standing(Tx tx, String year) {
        return of(tx, year).stream().filter(Charge::stands).findFirst();
    }

    /// Whether one stood at the end of a day.
    static boolean stoodOn(Tx tx, String year, LocalDate day) {
        return of(tx, year).stream()
                .filter(each -> !each.on().isAfter(day))
                .reduce((_, later) -> later)
                .filter(last -> last.loss().isPositive())
                .isPresent();
    }

    static int nextNumber(Tx tx, String year) {
        return of(tx, year).size() + 1;
    }

    /// The journals of a charge, in their order.
    static List<UUID> journals(Tx tx, Charge charge) {
        return tx.sql()
                .createQuery(
                        """
                        select j.journal_id from journal j
                        where j.tenant_id = :tenant and j.kind = 'CAPITAL'
                          and j.reference = :reference
                          and exists (select from posting p
                            where p.tenant_id = j.tenant_id and p.journal_id = j.journal_id
                              and p.account = :account)
                        order by j.number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("reference", charge.reference())
                .bind("account", Account.LOSSES_CHARGED)
                .mapTo(UUID.class)
                .list();
    }

    /// The first plan of a later year that was executed after a charge.
    static Optional<UUID> planSince(Tx tx, Charge charge, LocalDate yearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select j.plan_id from journal j
                          join executed_plan e on e.tenant_id = j.tenant_id
                            and e.plan_id = j.plan_id
                        where j.tenant_id = :tenant and e.year_end > :end and e.corrects is null
                          and j.number > (select max(number) from journal c
                            where c.tenant_id = :tenant and c.journal_id = any(:journals))
                        order by j.number limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", yearEnd)
                .bindArray("journals", UUID.class, journals(tx, charge))
                .mapTo(UUID.class)
                .findOne();
    }

    static void add(Tx tx, Charge charge) {
        tx.sql()
                .createUpdate(
                        """
                        insert into loss_charge (tenant_id, charge_id, year, number, corrects,
                          reason, plan_id, figures_version, on_day, method, policy_version,
                          collective_part, loss, non_member_profit, collective, members,
                          carried_in, carried, currency, by_subject, recorded_at)
                        values (:tenant, :id, :year, :number, :corrects::uuid,
                          :reason::text, :plan::uuid, :figures, :on, :method::text,
                          :policy::int, :part::text, :loss, :profit, :collective, :members,
                          :carriedIn, :carried, :currency, :by, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", charge.chargeId())
                .bind("year", charge.year())
                .bind("number", charge.number())
                .bind("corrects", charge.corrects())
                .bind("reason", charge.reason())
                .bind("plan", charge.planId())
                .bind("figures", charge.figuresVersion())
                .bind("on", charge.on())
                .bind("method", charge.method() == null ? null : charge.method().name())
                .bind("policy", charge.policyVersion())
                .bind(
                        "part",
                        charge.collectivePart() == null ? null : charge.collectivePart().toString())
                .bind("loss", charge.loss().amount())
                .bind("profit", charge.nonMemberProfit().amount())
                .bind("collective", charge.collective().amount())
                .bind("members", charge.members().amount())
                .bind("carriedIn", charge.carriedIn().amount())
                .bind("carried", charge.carried().amount())
                .bind("currency", charge.loss().currency())
                .bind("by", charge.chargedBy())
                .bind("now", tx.now())
                .execute();
    }

    private static Charge charge(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String method = row.getString("method");
        String part = row.getString("collective_part");
        return new Charge(
                row.getObject("charge_id", UUID.class),
                row.getString("year"),
                row.getInt("number"),
                row.getBoolean("stands"),
                row.getObject("on_day", LocalDate.class),
                row.getObject("corrects", UUID.class),
                row.getString("reason"),
                row.getObject("plan_id", UUID.class),
                row.getObject("figures_version", Integer.class),
                method == null ? null : CapitalAccounts.Method.valueOf(method),
                row.getObject("policy_version", Integer.class),
                part == null ? null : Fraction.parse(part),
                Money.of(row.getLong("loss"), currency),
                Money.of(row.getLong("non_member_profit"), currency),
                Money.of(row.getLong("collective"), currency),
                Money.of(row.getLong("members"), currency),
                Money.of(row.getLong("carried_in"), currency),
                Money.of(row.getLong("carried"), currency),
                row.getString("by_subject"));
    }
}
