package coop.kyodo.membership.capital;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The days on which more units of a member have to keep within the cap: the day of the purchase,
/// and each later day on which the member already took more. Whoever leaves at the end of a day
/// still counts on it, and no longer on the next, whether or not its year is closed.
public final class CapPoints {

    /// The assembly's approval of a take-over.
    ///
    /// @param given whether there is one
    /// @param from the first day on which it could be adopted
    /// @param until the last one
    public record Approval(boolean given, LocalDate from, LocalDate until) {}

    private CapPoints() {}

    /// Lets more units of a member pass when they keep within the cap on every such day; a refusal
    /// otherwise, with the figures of the first day on which they do not.
    ///
    /// @param more units that are new to the co-op too
    /// @param allUnits the units of all members now
    public static void mustKeepWithin(
            Tx tx, Rulebook profile, UUID memberId, LocalDate date, long more, long allUnits) {
        for (UnitCapRules.Share share : of(tx, memberId, date, allUnits)) {
            UnitCapRules.withinCap(profile, share.plus(more)).orRefuse();
        }
    }

    /// As [#mustKeepWithin], for the units with which an applicant becomes a member: among those
    /// who are members on that day, whoever else is accepted.
    public static void mustKeepWithinJoined(
            Tx tx,
            Rulebook profile,
            UUID memberId,
            LocalDate admittedOn,
            long brought,
            long allUnits) {
        for (UnitCapRules.Share share : of(tx, memberId, admittedOn, allUnits)) {
            UnitCapRules.withinCap(profile, share.joined(brought)).orRefuse();
        }
    }

    /// What an applicant is measured against who would join on a day, as [#mustKeepWithinJoined]
    /// measures, and others on that day too.
    ///
    /// @param allUnits with those of the others
    /// @param others how many they are
    public static UnitCapRules.Share joined(
            Tx tx, UUID memberId, LocalDate on, long brought, long allUnits, long others) {
        UnitCapRules.Share share = of(tx, memberId, on, allUnits).getFirst().joined(brought);
        return new UnitCapRules.Share(share.units(), share.totalUnits(), share.members() + others);
    }

    /// As [#mustKeepWithin], for units taken over from a leaver: with the assembly's approval up to
    /// the raised cap, without it a refusal that says so where the usual cap does not do, and
    /// between which days an approval counts.
    public static void mustKeepWithinRaised(
            Tx tx,
            Rulebook profile,
            UUID memberId,
            LocalDate date,
            long more,
            long allUnits,
            Approval approval) {
        for (UnitCapRules.Share share : of(tx, memberId, date, allUnits)) {
            UnitCapRules.Share after = share.plus(more);
            if (!approval.given() && !UnitCapRules.isWithinCap(profile, after)) {
                throw new RefusedException(
                        Refusal.of("take-over-not-approved", profile.rule("JP-022"))
                                .at("/units")
                                .with("unitsAfter", after.units())
                                .with("totalUnitsAfter", after.totalUnits())
                                .with("capWithoutApproval", profile.rule("JP-021").bound("atMost"))
                                .with("approvals", 0)
                                .with("approvalFrom", approval.from())
                                .with("approvalUntil", approval.until()));
            }
            UnitCapRules.withinRaisedCap(profile, after).orRefuse();
        }
    }

    /// As [#mustKeepWithin], for units that move from one member to another.
    public static void mustKeepWithinMoved(
            Tx tx, Rulebook profile, UUID memberId, LocalDate date, long moved, long allUnits) {
        for (UnitCapRules.Share share : of(tx, memberId, date, allUnits)) {
            UnitCapRules.withinCap(profile, share.moved(moved)).orRefuse();
        }
    }

    /// What a member's units are measured against on each such day.
    public static List<UnitCapRules.Share> of(Tx tx, UUID memberId, LocalDate date, long allUnits) {
        return tx.sql()
                .createQuery(
                        """
                        with point as (
                          select cast(:date as date) as day
                          union
                          select effective_on from journal
                          where tenant_id = :tenant and member_id = :member and units > 0
                            and effective_on > :date
                        ), <awaited>
                        select
                          ((select coalesce(sum(units), 0) from journal
                           where tenant_id = :tenant and member_id = :member
                             and effective_on <= day)
                            + (select coalesce(sum(units), 0) from awaited
                               where member_id = :member and effective_on < day))::bigint as units,
                          :allUnits - (select coalesce(sum(units), 0) from journal
                           where tenant_id = :tenant and effective_on >= day and (effective_on > day
                             or units < 0 and kind not like 'TRANSFER%'
                             or kind = 'WITHDRAWAL_REVERSAL'))::bigint
                            + (select coalesce(sum(units), 0) from awaited
                               where effective_on < day)::bigint as total_units,
                          (select count(*) from member
                           where tenant_id = :tenant and admitted_on <= day)
                            - (select count(*) from withdrawal
                               where tenant_id = :tenant and cancelled_at is null
                                 and effective_on < day) as members
                        from point order by day\
                        """)
                .define("awaited", UnitMoves.AWAITED)
                .bind("tenant", tx.tenant())
                .bind("known", Known.at(null))
                .bind("member", memberId)
                .bind("date", date)
                .bind("allUnits", allUnits)
                .map(ConstructorMapper.of(UnitCapRules.Share.class))
                .list();
    }
}
