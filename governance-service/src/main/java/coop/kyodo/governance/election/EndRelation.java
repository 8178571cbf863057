package coop.kyodo.governance.election;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records that a relation counts no more.
@ApplicationScoped
class EndRelation {

    record Request(@NotNull LocalDate endedOn) {}

    private final Relations relations;

    EndRelation(Relations relations) {
        this.relations = relations;
    }

    Relation end(Tx tx, UUID id, Request request) {
        Relation relation = relations.get(tx, id);
        if (request.endedOn().isBefore(relation.since())) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/endedOn", "said.before-the-relation"));
        }
        if (!relations.end(tx, id, request.endedOn())) {
            throw Problems.conflict("relation-ended", FormFault.of("", "said.relation-ended"));
        }
        tx.audit(
                "officer-relation-ended",
                id.toString(),
                Map.of(
                        "memberId",
                        relation.memberId(),
                        "otherMemberId",
                        relation.otherMemberId(),
                        "endedOn",
                        request.endedOn()));
        return relations.get(tx, id);
    }
}
