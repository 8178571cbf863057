package coop.kyodo.governance.election;

import coop.kyodo.governance.cooperative.Members;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records that two members are related. It is a fact and never refused, whatever it means for the
/// directors in office.
@ApplicationScoped
class DeclareRelation {

    record Request(
            @NotNull UUID memberId,
            @NotNull UUID otherMemberId,
            @NotNull Relation.Kind kind,
            @NotNull LocalDate since) {}

    private final Members members;
    private final Relations relations;

    DeclareRelation(Members members, Relations relations) {
        this.members = members;
        this.relations = relations;
    }

    Relation declare(Tx tx, Request request) {
        if (request.memberId().equals(request.otherMemberId())) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/otherMemberId", "said.another-member"));
        }
        members.mustKnow(tx, request.memberId());
        members.mustKnow(tx, request.otherMemberId());
        Relation relation =
                new Relation(
                        Ids.next(),
                        request.memberId(),
                        request.otherMemberId(),
                        request.kind(),
                        request.since(),
                        null);
        relations.lock(tx);
        if (relations.all(tx).stream()
                .anyMatch(known -> known.endedOn() == null && known.saysTheSameAs(relation))) {
            throw Problems.conflict(
                    "relation-declared", FormFault.of("", "said.relation-declared"));
        }

        relations.add(tx, relation);
        tx.audit(
                "officer-relation-declared",
                relation.id().toString(),
                Map.of(
                        "memberId",
                        relation.memberId(),
                        "otherMemberId",
                        relation.otherMemberId(),
                        "since",
                        relation.since()));
        return relation;
    }
}
