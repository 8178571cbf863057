package coop.kyodo.governance.assembly;

import coop.kyodo.governance.assembly.ItemAdmission.Proposal;
import coop.kyodo.governance.cooperative.Cooperative;
import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends the notice of an assembly with its agenda.
@ApplicationScoped
class ConveneAssembly {

    record Request(
            @Nullable UUID id,
            @NotNull AssemblyKind kind,
            @NotNull LocalDate heldOn,
            @NotBlank @Size(max = 500) String place,
            @NotNull LocalDate recordDate,
            @NotNull Assembly.Notice notice,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Proposal> agenda) {}

    private final Cooperatives cooperatives;
    private final ItemAdmission admission;
    private final Assemblies assemblies;
    private final Agenda agenda;

    ConveneAssembly(
            Cooperatives cooperatives,
            ItemAdmission admission,
            Assemblies assemblies,
            Agenda agenda) {
        this.cooperatives = cooperatives;
        this.admission = admission;
        this.assemblies = assemblies;
        this.agenda = agenda;
    }

    UUID convene(Tx tx, Request request) {
        if (request.recordDate().isAfter(request.heldOn())) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/recordDate", "said.after-the-meeting"));
        }
        Cooperative cooperative = cooperatives.inForce(tx, request.notice().sentOn());
        NoticeRules.sentInTime(
                        request.notice(),
                        request.heldOn(),
                        cooperative.articles(),
                        cooperative.rule("JP-132"))
                .orRefuse();

        Assembly assembly =
                new Assembly(
                        Ids.orNext(request.id()),
                        request.kind(),
                        request.heldOn(),
                        request.place(),
                        request.recordDate(),
                        request.notice(),
                        cooperative.articlesVersion(),
                        false,
                        null,
                        null,
                        null,
                        tx.now());
        assemblies.convene(tx, assembly);
        int position = 0;
        for (Proposal proposal : request.agenda()) {
            String pointer = "/agenda/" + position;
            position++;
            agenda.add(
                    tx,
                    assembly.id(),
                    admission.admit(tx, cooperative, proposal, position, pointer, true));
        }
        tx.audit(
                "assembly-convened",
                assembly.id().toString(),
                Map.of("heldOn", assembly.heldOn(), "items", position));
        return assembly.id();
    }
}
