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
/// so the events may come in any order.
@ApplicationScoped
class MemberHandler implements EventHandler {

    private static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";
    private static final String LEFT = "coop.kyodo.membership.member-left.v1";

    record MemberAdmitted(UUID memberId, LocalDate admittedOn) {}

    record MemberLeft(UUID memberId, LocalDate leftOn) {}

    @Override
    public Set<String> types() {
        return Set.of(ADMITTED, LEFT);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        if (!event.isNewest(tx, event.type())) {
            return;
        }
        if (event.type().equals(ADMITTED)) {
            MemberAdmitted admitted = event.data(MemberAdmitted.class);
            CooperativeMembers.admitted(tx, admitted.memberId(), admitted.admittedOn());
        } else {
            MemberLeft left = event.data(MemberLeft.class);
            CooperativeMembers.left(tx, left.memberId(), left.leftOn());
        }
        tx.audit("member-counted", event.aggregate().toString(), Map.of("event", event.type()));
    }
}
