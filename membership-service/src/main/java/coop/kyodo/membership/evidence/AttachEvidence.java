package coop.kyodo.membership.evidence;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Attaches evidence to an application while it is open, or to a membership.
final class AttachEvidence {

    private static final Set<MemberState> ENDED =
            EnumSet.of(MemberState.LEFT, MemberState.REFUSED, MemberState.GIVEN_UP);
    private static final RowMapper<Evidence> EVIDENCE = ConstructorMapper.of(Evidence.class);

    /// A document.
    record Request(
            @Nullable UUID id,
            @NotNull Evidence.Kind kind,
            @NotBlank @Size(max = 500) String reference,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash,
            @NotNull LocalDate receivedOn) {}

    private AttachEvidence() {}

    static Evidence attach(Tx tx, UUID memberId, Request request) {
        Cooperatives.locked(tx);
        MemberState state = Members.get(tx, memberId).state();
        if (ENDED.contains(state)) {
            throw Problems.conflict(
                    "not-a-member",
                    new FormFault("", "said.membership-state", Map.of("state", state)));
        }
        Days.mustHaveCome(tx, request.receivedOn(), "/receivedOn");
        insert(tx, memberId, request);
        Evidence evidence = of(tx, memberId).getLast();
        EvidenceAttached.publish(tx, evidence);
        return evidence;
    }

    private static void insert(Tx tx, UUID memberId, Request request) {
        UUID evidenceId = Ids.orNext(request.id());
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into evidence values (:tenant, :id, :member, :kind, :reference,
                                  :hash, :receivedOn, :now) on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("id", evidenceId)
                        .bind("member", memberId)
                        .bind("kind", request.kind())
                        .bind("reference", request.reference())
                        .bind("hash", request.hash())
                        .bind("receivedOn", request.receivedOn())
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict("evidence-exists", FormFault.of("", "said.id-of-evidence"));
        }
        tx.audit(
                "evidence-attached",
                memberId.toString(),
                Map.of("kind", request.kind(), "hash", request.hash()));
    }

    /// In the order in which it was recorded.
    static List<Evidence> of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select evidence_id, member_id, kind, reference, hash, received_on, recorded_at
                        from evidence where tenant_id = :tenant and member_id = :member
                        order by recorded_at, evidence_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(EVIDENCE)
                .list();
    }
}
