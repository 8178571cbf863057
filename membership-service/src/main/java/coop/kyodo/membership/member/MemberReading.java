package coop.kyodo.membership.member;

import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/// Reads what is kept of one member: for the member, and for whoever keeps or checks the books.
@ApplicationScoped
public class MemberReading {

    private final Work work;
    private final Caller caller;

    MemberReading(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    /// What the query finds; a 404 to others, and when there is no such membership.
    public <T> T read(UUID cooperativeId, UUID memberId, Function<Tx, T> query) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    Members.get(tx, memberId);
                    return query.apply(tx);
                });
    }
}
