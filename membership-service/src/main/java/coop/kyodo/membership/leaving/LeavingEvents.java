package coop.kyodo.membership.leaving;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Members;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others are told of notices, of units given up and of years' ends.
public final class LeavingEvents {

    private static final String TYPE = "coop.kyodo.membership.";

    /// What became of a notice.
    enum NoticeState {
        GIVEN,
        CANCELLED
    }

    /// A notice of withdrawal. The aggregate is the member.
    record NoticeChanged(
            UUID cooperativeId,
            UUID memberId,
            long memberNumber,
            LocalDate admittedOn,
            NoticeState state,
            LocalDate noticeOn,
            LocalDate effectiveOn,
            @Nullable LocalDate cancelledOn) {}

    /// Units that a member gives up. The aggregate is the reduction.
    record ReductionChanged(
            UUID cooperativeId,
            UUID reductionId,
            UUID memberId,
            Reduction.State state,
            long units,
            LocalDate noticeOn,
            LocalDate effectiveOn,
            @Nullable Money refund) {}

    /// A closed year. The aggregate is the year's end of this co-op.
    record YearEndClosed(
            UUID cooperativeId,
            LocalDate fiscalYearEnd,
            Money netAssets,
            long units,
            Money valuePerUnit,
            long leavers,
            Money refunds) {}

    private LeavingEvents() {}

    public static void noticeGiven(
            Tx tx, Member member, LocalDate noticeOn, LocalDate effectiveOn) {
        noticeGiven(tx, member, Members.nextVersion(tx, member.memberId()), noticeOn, effectiveOn);
    }

    /// @param version as [Members#nextVersion] says
    static void noticeGiven(
            Tx tx, Member member, long version, LocalDate noticeOn, LocalDate effectiveOn) {
        notice(tx, member, version, NoticeState.GIVEN, noticeOn, effectiveOn, null);
    }

    static void noticeCancelled(
            Tx tx,
            Member member,
            LocalDate noticeOn,
            LocalDate effectiveOn,
            LocalDate cancelledOn) {
        long version = Members.nextVersion(tx, member.memberId());
        notice(tx, member, version, NoticeState.CANCELLED, noticeOn, effectiveOn, cancelledOn);
    }

    /// @param state where the reduction stands now
    /// @param refund what is refunded of it, once it is settled
    static void reduction(
            Tx tx, Reduction reduction, Reduction.State state, @Nullable Money refund) {
        tx.publish(
                new Event(
                        TYPE + "reduction-changed.v1",
                        reduction.reductionId(),
                        state == Reduction.State.OPEN ? 1 : 2,
                        new ReductionChanged(
                                tx.tenant(),
                                reduction.reductionId(),
                                reduction.memberId(),
                                state,
                                reduction.units(),
                                reduction.noticeOn(),
                                reduction.effectiveOn(),
                                refund)));
    }

    static void yearEnd(Tx tx, YearEnd closed) {
        tx.publish(
                new Event(
                        TYPE + "year-end-closed.v1",
                        yearEndId(tx, closed.fiscalYearEnd()),
                        1,
                        new YearEndClosed(
                                tx.tenant(),
                                closed.fiscalYearEnd(),
                                closed.netAssets(),
                                closed.units(),
                                closed.valuePerUnit(),
                                closed.leavers(),
                                closed.refunds())));
    }

    /// The aggregate of what is told of a year's end.
    public static UUID yearEndId(Tx tx, LocalDate fiscalYearEnd) {
        String aggregate = tx.tenant() + "/year-end/" + fiscalYearEnd;
        return UUID.nameUUIDFromBytes(aggregate.getBytes(StandardCharsets.UTF_8));
    }

    private static void notice(
            Tx tx,
            Member member,
            long version,
            NoticeState state,
            LocalDate noticeOn,
            LocalDate effectiveOn,
            @Nullable LocalDate cancelledOn) {
        tx.publish(
                new Event(
                        TYPE + "withdrawal-notice-changed.v1",
                        member.memberId(),
                        version,
                        new NoticeChanged(
                                tx.tenant(),
                                member.memberId(),
                                member.number(),
                                member.mustHaveBeenMember(),
                                state,
                                noticeOn,
                                effectiveOn,
                                cancelledOn)));
    }
}
