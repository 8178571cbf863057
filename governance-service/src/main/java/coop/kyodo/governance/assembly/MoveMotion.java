package coop.kyodo.governance.assembly;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes a motion from the floor onto the agenda, or notes that it could not be taken.
@ApplicationScoped
class MoveMotion {

    record Request(
            @Nullable UUID id,
            @NotBlank @Size(max = 500) String title,
            @NotNull ItemKind kind,
            @NotNull Matter matter,
            @Nullable Boolean allMembersConsented) {}

    private final Assemblies assemblies;
    private final Agenda agenda;
    private final ItemAdmission admission;
    private final RefusedMotions refusedMotions;
    private final Texts texts;
    private final Call call;

    MoveMotion(
            Assemblies assemblies,
            Agenda agenda,
            ItemAdmission admission,
            RefusedMotions refusedMotions,
            Texts texts,
            Call call) {
        this.assemblies = assemblies;
        this.agenda = agenda;
        this.admission = admission;
        this.refusedMotions = refusedMotions;
        this.texts = texts;
        this.call = call;
    }

    Reply move(Tx tx, UUID assemblyId, Request request) {
        if (!request.kind().isResolution() || request.matter().type() == MatterType.OFFICERS) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/kind", "said.kind-of-a-motion"));
        }
        Session session = assemblies.lockOpen(tx, assemblyId);
        List<AgendaItem> items = agenda.of(tx, assemblyId);
        Decision<Matter> decision =
                AgendaRules.notified(
                        request.matter(),
                        request.title(),
                        items,
                        session.cooperative().articles(),
                        Boolean.TRUE.equals(request.allMembersConsented()),
                        session.rule("JP-134"));
        return switch (decision) {
            case Decision.Accepted<Matter>(Matter matter) -> take(tx, session, items, request);
            case Decision.Refused<Matter>(Refusal refusal) -> note(tx, session, request, refusal);
        };
    }

    private Reply take(Tx tx, Session session, List<AgendaItem> items, Request request) {
        AgendaItem item =
                admission.admit(
                        tx,
                        session.cooperative(),
                        new ItemAdmission.Proposal(
                                request.id(),
                                request.title(),
                                request.kind(),
                                request.matter(),
                                null),
                        items.size() + 1,
                        "",
                        false);
        agenda.add(tx, session.id(), item);
        tx.audit("motion-taken", session.id().toString(), Map.of("itemId", item.id()));
        return new Reply(201, item, null, null);
    }

    /// The refusal is answered and kept for the minutes, so it is an answer of the work and not an
    /// exception that would undo it.
    private Reply note(Tx tx, Session session, Request request, Refusal refusal) {
        refusedMotions.add(tx, session.id(), request.title(), request.matter(), refusal);
        tx.audit("motion-refused", session.id().toString(), Map.of("code", refusal.code()));
        return new Reply(422, texts.refusal(refusal, call.language()), null, null);
    }
}
