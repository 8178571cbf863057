package coop.kyodo.federation.count;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Counts members from membership's events. Coming and leaving are independent facts of one member,
/// so the events may come in any order; that a member did not leave after all is a fact of the
/// leaving, and so is a notice, by which the member is gone from the year's end on (JP-050).
@ApplicationScoped
class MemberHandler implements EventHandler {

    private static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";
    private static final String NOTICE = "coop.kyodo.membership.withdrawal-notice-changed.v1";
    private static final String LEFT = "coop.kyodo.membership.member-left.v1";
    private static final String LEAVING_REVERSED =
            "coop.kyodo.membership.member-leaving-reversed.v1";

    record MemberAdmitted(UUID memberId, LocalDate admittedOn) {}

    record NoticeChanged(UUID memberId, NoticeState state, LocalDate effectiveOn) {}

    enum NoticeState {
        GIVEN,
        CANCELLED
    }

    record MemberLeft(UUID memberId, LocalDate leftOn) {}

    record LeavingReversed(UUID memberId) {}

    @Override
    public Set<String> types() {
        return Set.of(ADMITTED, NOTICE, LEFT, LEAVING_REVERSED);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        if (!event.isNewest(tx, event.type().equals(ADMITTED) ? ADMITTED : LEFT)) {
            return;
        }
        switch (event.type()) {
            case ADMITTED -> {
                MemberAdmitted admitted = event.data(MemberAdmitted.class);
                CooperativeMembers.admitted(tx, admitted.memberId(), admitted.admittedOn());
            }
            case NOTICE -> {
                NoticeChanged notice = event.data(NoticeChanged.class);
                CooperativeMembers.left(
                        tx,
                        notice.memberId(),
                        notice.state() == NoticeState.GIVEN ? notice.effectiveOn() : null);
            }
            case LEFT -> {
                MemberLeft left = event.data(MemberLeft.class);
                CooperativeMembers.left(tx, left.memberId(), left.leftOn());
            }
            case LEAVING_REVERSED ->
                    CooperativeMembers.left(tx, event.data(LeavingReversed.class).memberId(), null);
            default -> throw new IllegalArgumentException("not asked for: " + event.type());
        }
        tx.audit("member-counted", event.aggregate().toString(), Map.of("event", event.type()));
    }
}
