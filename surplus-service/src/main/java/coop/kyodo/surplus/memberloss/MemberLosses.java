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
    /// @param overpaid what was settled beyond it, after a correction
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
            Money owed,
            Money overpaid,
            @Nullable LocalDate dueBy,
            boolean overdue) {}

    /// A payment, or what of a later plan's share settled a loss.
    ///
    /// @param planId that plan
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
        SET_OFF
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

    /// What each member bears by the plans that hold at the end of a day, and what settled it until
    /// then.
    private static final String LOSSES =
            """
            with head as materialized (
              select e.root, e.year, e.year_end, r.inputs::jsonb -> 'policy' as policy,
                r.result::jsonb #> '{waterfall,losses}' as losses
              from executed_plan e
                join execution n on n.tenant_id = e.tenant_id and n.plan_id = e.plan_id
                join plan_revision r on r.tenant_id = n.tenant_id and r.plan_id = n.plan_id
                  and r.revision = n.revision
              where e.tenant_id = :tenant and e.executed_on <= :on
                and not exists (select from executed_plan c
                  where c.tenant_id = e.tenant_id and c.corrects = e.plan_id
                    and c.executed_on <= :on)
            ), borne as (
              select h.root, (c ->> 'memberId')::uuid as member_id,
                sum((c -> 'amount' ->> 'amount')::bigint) as amount,
                min(c -> 'amount' ->> 'currency') as currency
              from head h
                cross join lateral jsonb_array_elements(
                  case jsonb_typeof(h.losses) when 'array' then h.losses else '[]' end) l
                cross join lateral jsonb_array_elements(
                  case jsonb_typeof(l -> 'charges') when 'array' then l -> 'charges' else '[]' end) c
              where l ->> 'from' = 'MEMBERS'
              group by h.root, c ->> 'memberId'
            ), settled as (
              select root, member_id, min(currency) as currency,
                coalesce(sum(amount) filter (where kind = 'PAYMENT'), 0) as paid,
                coalesce(sum(amount) filter (where kind = 'SET_OFF'), 0) as set_off
              from member_loss_settlement
              where tenant_id = :tenant and on_day <= :on group by root, member_id
            ), loss as (
              select h.root, h.year, h.year_end, h.policy ->> 'profile' as profile,
                exists (select from jsonb_array_elements(case jsonb_typeof(h.policy -> 'losses')
                    when 'array' then h.policy -> 'losses' else '[]' end) p
                  where p ->> 'from' = 'MEMBERS' and (p ->> 'setOff')::boolean) as sets_off,
                k.member_id, coalesce(b.currency, s.currency) as currency,
                coalesce(b.amount, 0)::bigint as borne,
                coalesce(s.paid, 0)::bigint as paid, coalesce(s.set_off, 0)::bigint as set_off
              from (select root, member_id from borne union select root, member_id from settled) k
                join head h using (root)
                left join borne b using (root, member_id)
                left join settled s using (root, member_id)
            )
            """;

    private MemberLosses() {}

    /// A member's losses at the end of a day, the oldest first.
    public static List<Loss> of(Tx tx, UUID member, LocalDate on) {
        return tx.sql()
                .createQuery(
                        LOSSES
                                + """
                                select * from loss where member_id = :member
                                order by year_end, root\
                                """)
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
                        LOSSES
                                + """
                                select loss.*, o.cash from loss join payout o
                                  on o.tenant_id = :tenant and o.plan_id = :plan
                                    and o.member_id = loss.member_id
                                where loss.sets_off and o.cash > 0
                                  and loss.borne > loss.paid + loss.set_off
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
        return settlements(tx, member, LocalDate.of(9999, 12, 31), plan);
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
        Money left = borne.minus(paid).minus(setOff);
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
                left.max(zero),
                left.negated().max(zero),
                dueBy,
                dueBy != null && on.isAfter(dueBy) && left.isPositive());
    }
}
