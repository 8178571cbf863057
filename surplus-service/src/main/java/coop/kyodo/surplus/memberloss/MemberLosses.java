package coop.kyodo.surplus.memberloss;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// What members bear of losses by executed plans and their corrections, less what they settled.
public final class MemberLosses {

    /// What a member bears of a year's loss.
    ///
    /// @param planId the plan that disposed of the loss, not its correction
    /// @param setsOff whether the policy has it set off against later years' shares
    /// @param refunded what of both became a due again, after a correction
    /// @param overpaid what was settled beyond it and is no due yet
    /// @param dueBy by when it is settled, where a rule says so
    /// @param overdue whether that day has passed and something is owed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Loss(
            UUID memberId,
            UUID planId,
            String fiscalYear,
            LocalDate yearEnd,
            boolean setsOff,
            Money borne,
            Money paid,
            Money setOff,
            Money refunded,
            Money owed,
            Money overpaid,
            @Nullable LocalDate dueBy,
            boolean overdue) {}

    /// A payment, what of a later plan's share settled a loss, or what is paid back of both.
    ///
    /// @param planId that plan, or the one with whose dues it is paid back
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Settlement(
            UUID lossPlanId,
            String fiscalYear,
            Kind kind,
            Money amount,
            LocalDate on,
            @Nullable UUID planId,
            @Nullable String reference) {}

    public enum Kind {
        PAYMENT,
        SET_OFF,
        REFUND
    }

    /// What is written of a settlement.
    record Line(
            UUID root,
            UUID memberId,
            Kind kind,
            @Nullable UUID planId,
            Money amount,
            LocalDate on,
            @Nullable String reference) {}

    /// What the chosen members bear by the plans that hold at the end of a day, and what settled it
    /// until then.
    private static final String LOSSES =
            """
            with known as materialized (
              select root, member_id, min(member_number) as member_number,
                min(currency) as currency, min(profile) as profile
              from member_loss where tenant_id = :tenant and %1$s group by root, member_id
            ), head as materialized (
              select e.plan_id, e.root, e.year, e.year_end
              from executed_plan e
              where e.tenant_id = :tenant and e.executed_on <= :on
                and e.root in (select root from known)
                and not exists (select from executed_plan c
                  where c.tenant_id = e.tenant_id and c.corrects = e.plan_id
                    and c.executed_on <= :on)
            ), settled as (
              select root, member_id, max(on_day) as last_on,
                coalesce(sum(amount) filter (where kind = 'PAYMENT'), 0)::bigint as paid,
                coalesce(sum(amount) filter (where kind = 'SET_OFF'), 0)::bigint as set_off,
                coalesce(sum(amount) filter (where kind = 'REFUND'), 0)::bigint as refunded
              from member_loss_settlement
              where tenant_id = :tenant and on_day <= :on and %1$s group by root, member_id
            ), loss as (
              select h.root, h.year, h.year_end, k.member_id, k.member_number, k.currency,
                coalesce(b.profile, k.profile) as profile, coalesce(b.sets_off, false) as sets_off,
                coalesce(b.amount, 0) as borne, coalesce(s.paid, 0) as paid,
                coalesce(s.set_off, 0) as set_off, coalesce(s.refunded, 0) as refunded, s.last_on
              from known k
                join head h using (root)
                left join member_loss b on b.tenant_id = :tenant and b.plan_id = h.plan_id
                  and b.member_id = k.member_id
                left join settled s on s.root = k.root and s.member_id = k.member_id
              where b.member_id is not null or s.member_id is not null
            )
            """;

    private static final String OF_ONE = LOSSES.formatted("member_id = :member");
    private static final String OF_SETTLED =
            LOSSES.formatted(
                    """
                    (root, member_id) in (select root, member_id from member_loss_settlement
                      where tenant_id = :tenant)\
                    """);
    private static final String OF_PAID =
            LOSSES.formatted(
                    """
                    member_id in (select member_id from payout
                      where tenant_id = :tenant and plan_id = :plan and cash > 0)\
                    """);

    /// After everything that was ever written.
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private MemberLosses() {}

    /// Writes what the members bear by a plan that is executed now.
    public static void write(Tx tx, UUID plan) {
        tx.sql()
                .createUpdate(
                        """
                        insert into member_loss (tenant_id, plan_id, member_id, root, member_number,
                          amount, currency, profile, sets_off)
                        select tenant_id, plan_id, member_id, root, member_number, amount, currency,
                          profile, sets_off
                        from planned_member_loss where tenant_id = :tenant and plan_id = :plan\
                        """)
                .bind("tenant", tx.tenant())
                .bind("plan", plan)
                .execute();
    }

    /// The member's number in what was borne by a plan or what it corrects.
    public static Optional<Long> numberIn(Tx tx, UUID root, UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select min(member_number) from member_loss
                        where tenant_id = :tenant and root = :root and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("root", root)
                .bind("member", member)
                .mapTo(Long.class)
                .findOne();
    }

    /// What was settled beyond losses, whenever it was.
    static List<Overpaid> overpaid(Tx tx) {
        return tx.sql()
                .createQuery(
                        OF_SETTLED
                                + """
                                select root, member_id, currency, last_on,
                                  paid + set_off - refunded - borne as overpaid
                                from loss where paid + set_off - refunded > borne
                                order by last_on, member_number, member_id, year_end, root\
                                """)
                .bind("tenant", tx.tenant())
                .bind("on", EVER)
                .map((row, context) ->
                        new Overpaid(
                                row.getObject("root", UUID.class),
                                row.getObject("member_id", UUID.class),
                                Money.of(row.getLong("overpaid"), row.getString("currency")),
                                row.getObject("last_on", LocalDate.class)))
                .list();
    }

    /// @param lastOn the day of the member's last settlement of the loss
    record Overpaid(UUID root, UUID memberId, Money amount, LocalDate lastOn) {}

    /// A member's losses at the end of a day, the oldest first.
    public static List<Loss> of(Tx tx, UUID member, LocalDate on) {
        return tx.sql()
                .createQuery(OF_ONE + "select * from loss order by year_end, root")
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .bind("member", member)
                .map((row, context) -> loss(row, on))
                .list();
    }

    static Optional<Loss> find(Tx tx, UUID member, UUID root, LocalDate on) {
        return of(tx, member, on).stream().filter(loss -> loss.planId().equals(root)).findFirst();
    }

    /// What of the shares of a plan, which pays these members in money, may settle losses of before
    /// its year: all that is owed by somebody who is paid, with what the plan pays.
    static List<Open> open(Tx tx, UUID plan, LocalDate on) {
        return tx.sql()
                .createQuery(
                        OF_PAID
                                + """
                                select loss.*, o.cash from loss join payout o
                                  on o.tenant_id = :tenant and o.plan_id = :plan
                                    and o.member_id = loss.member_id
                                where loss.sets_off and o.cash > 0
                                  and loss.borne > loss.paid + loss.set_off - loss.refunded
                                order by o.member_number, o.member_id, loss.year_end\
                                """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .bind("plan", plan)
                .map((row, context) ->
                        new Open(
                                loss(row, on),
                                Money.of(row.getLong("cash"), row.getString("currency")),
                                settlement(Profiles.of(row.getString("profile")))))
                .list();
    }

    /// @param cash what the plan pays the member in money
    /// @param rule how losses are settled; absent where the profile does not say
    record Open(Loss loss, Money cash, Optional<Rule> rule) {}

    static Optional<Rule> settlement(Profile profile) {
        Profile.Losses losses = profile.guards().losses();
        return losses == null || losses.settlement() == null
                ? Optional.empty()
                : Optional.of(profile.rule(losses.settlement()));
    }

    /// A member's settlements up to a day, in their order.
    static List<Settlement> settlements(Tx tx, UUID member, LocalDate on) {
        return settlements(tx, member, on, null);
    }

    /// What of a member's share in a plan settled losses.
    public static List<Settlement> setOffBy(Tx tx, UUID plan, UUID member) {
        return by(tx, plan, member, Kind.SET_OFF);
    }

    /// What is paid back to a member with a plan.
    public static List<Settlement> refundedBy(Tx tx, UUID plan, UUID member) {
        return by(tx, plan, member, Kind.REFUND);
    }

    private static List<Settlement> by(Tx tx, UUID plan, UUID member, Kind kind) {
        return settlements(tx, member, EVER, plan).stream()
                .filter(each -> each.kind() == kind)
                .toList();
    }

    private static List<Settlement> settlements(
            Tx tx, UUID member, LocalDate on, @Nullable UUID plan) {
        return tx.sql()
                .createQuery(
                        """
                        select s.*, p.year from member_loss_settlement s
                          join plan p on p.tenant_id = s.tenant_id and p.plan_id = s.root
                        where s.tenant_id = :tenant and s.member_id = :member and s.on_day <= :on
                          and (:plan::uuid is null or s.plan_id = :plan::uuid)
                        order by s.on_day, s.recorded_at, s.settlement_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("on", on)
                .bind("plan", plan)
                .map((row, context) ->
                        new Settlement(
                                row.getObject("root", UUID.class),
                                row.getString("year"),
                                Kind.valueOf(row.getString("kind")),
                                Money.of(row.getLong("amount"), row.getString("currency")),
                                row.getObject("on_day", LocalDate.class),
                                row.getObject("plan_id", UUID.class),
                                row.getString("reference")))
                .list();
    }

    static void add(Tx tx, UUID journal, List<Line> lines) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into member_loss_settlement (tenant_id, settlement_id, root,
                                  member_id, kind, plan_id, amount, currency, on_day, reference,
                                  journal_id, recorded_at)
                                values (:tenant, :id, :root, :member, :kind, :plan::uuid, :amount,
                                  :currency, :on, :reference::text, :journal, :now)\
                                """);
        for (Line line : lines) {
            batch.bind("tenant", tx.tenant())
                    .bind("id", Ids.next())
                    .bind("root", line.root())
                    .bind("member", line.memberId())
                    .bind("kind", line.kind().name())
                    .bind("plan", line.planId())
                    .bind("amount", line.amount().amount())
                    .bind("currency", line.amount().currency())
                    .bind("on", line.on())
                    .bind("reference", line.reference())
                    .bind("journal", journal)
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    private static Loss loss(ResultSet row, LocalDate on) throws SQLException {
        String currency = row.getString("currency");
        Money zero = Money.zero(currency);
        Money borne = Money.of(row.getLong("borne"), currency);
        Money paid = Money.of(row.getLong("paid"), currency);
        Money setOff = Money.of(row.getLong("set_off"), currency);
        Money refunded = Money.of(row.getLong("refunded"), currency);
        Money left = borne.minus(paid).minus(setOff).plus(refunded);
        boolean setsOff = row.getBoolean("sets_off");
        LocalDate yearEnd = row.getObject("year_end", LocalDate.class);
        LocalDate dueBy =
                settlement(Profiles.of(row.getString("profile")))
                        .map(rule -> MemberLossRules.dueBy(yearEnd, setsOff, rule))
                        .orElse(null);
        return new Loss(
                row.getObject("member_id", UUID.class),
                row.getObject("root", UUID.class),
                row.getString("year"),
                yearEnd,
                setsOff,
                borne,
                paid,
                setOff,
                refunded,
                left.max(zero),
                left.negated().max(zero),
                dueBy,
                dueBy != null && on.isAfter(dueBy) && left.isPositive());
    }
}
