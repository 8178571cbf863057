package coop.kyodo.surplus.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.waterfall.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The charges of years' losses, and the corrections beside them.
public final class LossCharges {

    /// A charge, or the correction of one.
    ///
    /// @param number counts the charges of a year
    /// @param stands whether no other corrects it, and it charges something
    /// @param corrects the charge that this one takes back
    /// @param planId the plan whose correction left the loss in the carry-over
    /// @param loss what of the year's net loss is charged; 0 where the other was only taken back;
    ///   not positive where the profit of non-members' work, which is kept apart, is as much as the
    ///   members' loss or more
    /// @param members what the members bear together
    /// @param carriedIn what came out of the carry-over
    /// @param carried what went into it because no account can bear it; negative where the profit
    ///   of non-members' work covers what was carried forward
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Charge(
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

        /// Whether it charges something, and does not only take another back.
        public boolean charges() {
            return loss.isPositive() || nonMemberProfit.isPositive();
        }

        /// What the accounts bear by it.
        Money charged() {
            return loss.plus(nonMemberProfit);
        }

        /// For members: what was charged and why, not who wrote it down.
        Charge forMembers() {
            return new Charge(
                    chargeId,
                    year,
                    number,
                    stands,
                    on,
                    corrects,
                    reason,
                    planId,
                    figuresVersion,
                    method,
                    policyVersion,
                    collectivePart,
                    loss,
                    nonMemberProfit,
                    collective,
                    members,
                    carriedIn,
                    carried,
                    null);
        }

        String reference() {
            return number == 1 ? "loss of " + year : "loss of %s (%d)".formatted(year, number);
        }

        String reversal() {
            return "loss of %s taken back (%d)".formatted(year, number);
        }
    }

    private static final String SELECT =
            """
            select l.*, (l.loss > 0 or l.non_member_profit > 0) and not exists (select from loss_charge c
                where c.tenant_id = l.tenant_id and c.corrects = l.charge_id) as stands
            from loss_charge l where l.tenant_id = :tenant
            """;

    /// What a member bears of a charge.
    public record Burden(UUID memberId, long memberNumber, Money amount) {}

    /// What a member bears of a charge, from what was credited for a year.
    public record Part(UUID chargeId, LocalDate vintage, Money amount) {}

    private LossCharges() {}

    /// Of all years, the newest first.
    public static List<Charge> all(Tx tx) {
        return tx.sql()
                .createQuery(SELECT + "order by l.recorded_at desc, l.year desc, l.number desc")
                .bind("tenant", tx.tenant())
                .map((row, context) -> charge(row))
                .list();
    }

    /// Of a year, in their order.
    public static List<Charge> of(Tx tx, String year) {
        return tx.sql()
                .createQuery(SELECT + "and l.year = :year order by l.number")
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .map((row, context) -> charge(row))
                .list();
    }

    /// What a year's figures had from the years before when a charge was recorded; nothing for one
    /// that charges nothing.
    public static Money carriedForward(Tx tx, Charge charge) {
        Money zero = Money.zero(charge.loss().currency());
        return !charge.charges()
                ? zero
                : tx.sql()
                        .createQuery(
                                """
                                select f.figures from loss_charge l
                                  join fiscal_year_figures f on f.tenant_id = l.tenant_id
                                    and f.year = l.year and f.recorded_at <= l.recorded_at
                                    and f.version <= coalesce(l.figures_version, f.version)
                                where l.tenant_id = :tenant and l.charge_id = :charge
                                order by f.version desc limit 1\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("charge", charge.chargeId())
                        .mapTo(String.class)
                        .findOne()
                        .map(figures -> Canonical.read(figures, Figures.class).carriedForward())
                        .orElse(zero);
    }

    /// What each member bears of a charge, by member number.
    static Page<Burden> burdens(Tx tx, Charge charge, PageQuery page) {
        List<Burden> burdens =
                tx.sql()
                        .createQuery(
                                """
                                select * from (
                                  select c.member_id, min(c.currency) as currency,
                                    sum(c.amount)::bigint as amount,
                                    coalesce((select min(m.member_number) from member_change m
                                      where m.tenant_id = :tenant
                                        and m.member_id = c.member_id), 0) as member_number
                                  from capital_entry c
                                  where c.tenant_id = :tenant and c.kind = 'LOSS'
                                    and c.reference = :reference
                                  group by c.member_id) b
                                where (member_number, member_id) > (:number, :member)
                                order by member_number, member_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("reference", charge.reference())
                        .bind("number", page.after().map(cursor -> cursor.number(0)).orElse(-1L))
                        .bind(
                                "member",
                                page.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0)))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) ->
                                new Burden(
                                        row.getObject("member_id", UUID.class),
                                        row.getLong("member_number"),
                                        Money.of(row.getLong("amount"), row.getString("currency"))))
                        .list();
        return Page.of(
                burdens, page.limit(), last -> Cursor.of(last.memberNumber(), last.memberId()));
    }

    /// What a member bears of these charges, the oldest vintage of each first.
    public static List<Part> partsOf(Tx tx, List<Charge> charges, UUID member) {
        Map<String, UUID> ids =
                charges.stream().collect(Collectors.toMap(Charge::reference, Charge::chargeId));
        return tx.sql()
                .createQuery(
                        """
                        select reference, vintage, sum(amount)::bigint as amount,
                          min(currency) as currency
                        from capital_entry
                        where tenant_id = :tenant and member_id = :member and kind = 'LOSS'
                          and reference = any(:references)
                        group by reference, vintage order by vintage\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bindArray("references", String.class, List.copyOf(ids.keySet()))
                .map((row, context) ->
                        new Part(
                                Objects.requireNonNull(ids.get(row.getString("reference"))),
                                row.getObject("vintage", LocalDate.class),
                                Money.of(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when the year has no such charge
    static Charge get(Tx tx, String year, UUID id) {
        return of(tx, year).stream()
                .filter(each -> each.chargeId().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("loss-charge-not-found"));
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
                .filter(Charge::charges)
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
