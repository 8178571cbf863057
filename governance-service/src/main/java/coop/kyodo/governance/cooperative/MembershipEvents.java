package coop.kyodo.governance.cooperative;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/// Learns the co-op, its articles and its members from the membership service.
@ApplicationScoped
class MembershipEvents implements EventHandler {

    static final String REGISTERED = "coop.kyodo.membership.cooperative-registered.v1";
    static final String ARTICLES_CHANGED = "coop.kyodo.membership.articles-changed.v1";
    static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";
    static final String NOTICE = "coop.kyodo.membership.withdrawal-notice-changed.v1";
    static final String LEFT = "coop.kyodo.membership.member-left.v1";
    static final String LEAVING_REVERSED = "coop.kyodo.membership.member-leaving-reversed.v1";

    record ArticlesInForce(
            int articlesVersion, LocalDate effectiveOn, String profile, Articles articles) {}

    record MemberAdmitted(UUID memberId, long memberNumber, LocalDate admittedOn) {}

    record NoticeChanged(UUID memberId, NoticeState state, LocalDate effectiveOn) {}

    enum NoticeState {
        GIVEN,
        CANCELLED
    }

    record MemberLeft(UUID memberId, LocalDate leftOn) {}

    record LeavingReversed(UUID memberId) {}

    private final Cooperatives cooperatives;
    private final Members members;

    MembershipEvents(Cooperatives cooperatives, Members members) {
        this.cooperatives = cooperatives;
        this.members = members;
    }

    @Override
    public Set<String> types() {
        return Set.of(REGISTERED, ARTICLES_CHANGED, ADMITTED, NOTICE, LEFT, LEAVING_REVERSED);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        switch (event.type()) {
            case REGISTERED, ARTICLES_CHANGED -> {
                var articles = event.data(ArticlesInForce.class);
                cooperatives.remember(
                        tx,
                        articles.articlesVersion(),
                        articles.effectiveOn(),
                        articles.profile(),
                        articles.articles());
            }
            case ADMITTED -> {
                var admitted = event.data(MemberAdmitted.class);
                members.admitted(
                        tx, admitted.memberId(), admitted.memberNumber(), admitted.admittedOn());
            }
            case NOTICE -> {
                var notice = event.data(NoticeChanged.class);
                members.left(
                        tx,
                        notice.memberId(),
                        event.sequence(),
                        notice.state() == NoticeState.GIVEN ? notice.effectiveOn() : null);
            }
            case LEFT -> {
                var left = event.data(MemberLeft.class);
                members.left(tx, left.memberId(), event.sequence(), left.leftOn());
            }
            case LEAVING_REVERSED ->
                    members.left(
                            tx,
                            event.data(LeavingReversed.class).memberId(),
                            event.sequence(),
                            null);
            default -> throw new IllegalArgumentException("not asked for: " + event.type());
        }
        tx.audit("learned", event.aggregate().toString(), event.type());
    }
}
