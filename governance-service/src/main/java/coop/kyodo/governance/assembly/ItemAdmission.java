package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.governance.cooperative.Cooperative;
import coop.kyodo.governance.cooperative.Plans;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes an agenda item, and what does not: the same for the notice and for motions from the
/// floor.
@ApplicationScoped
class ItemAdmission {

    /// An item as it is proposed.
    record Proposal(
            @Nullable UUID id,
            @NotBlank @Size(max = 500) String title,
            @NotNull ItemKind kind,
            @Nullable Matter matter,
            @Nullable Contest election) {}

    private final Plans plans;

    ItemAdmission(Plans plans) {
        this.plans = plans;
    }

    /// The item, once every rule on agendas has accepted it.
    ///
    /// @param pointer JSON Pointer to the proposal in the request
    AgendaItem admit(
            Tx tx,
            Cooperative cooperative,
            Proposal proposal,
            int position,
            String pointer,
            boolean notified) {
        checkForm(proposal, pointer);
        Matter matter = proposal.matter() == null ? Matter.OTHER : proposal.matter();
        AgendaRules.kindFits(proposal.kind(), matter, pointer, cooperative.rule("JP-137"))
                .orRefuse();
        if (matter.type() == MatterType.SURPLUS_PLAN) {
            AgendaRules.planAsSubmitted(
                            matter, submittedHash(tx, matter), pointer, cooperative.rule("JP-133"))
                    .orRefuse();
        }
        return new AgendaItem(
                Ids.orNext(proposal.id()),
                position,
                proposal.title(),
                proposal.kind(),
                matter,
                contest(cooperative, proposal, pointer),
                notified,
                false);
    }

    private static @Nullable Contest contest(
            Cooperative cooperative, Proposal proposal, String pointer) {
        if (proposal.election() == null) {
            return null;
        }
        Articles articles = cooperative.articles();
        Articles.Method method =
                proposal.kind() == ItemKind.ELECTION
                        ? Articles.Method.ELECTION
                        : Articles.Method.APPOINTMENT;
        AgendaRules.methodOfArticles(method, articles, pointer, cooperative.rule("JP-103"))
                .orRefuse();
        return AgendaRules.seatsOfArticles(
                        proposal.election(), articles, pointer, cooperative.rule("JP-101"))
                .orRefuse();
    }

    private String submittedHash(Tx tx, Matter matter) {
        UUID plan = matter.reference();
        return (plan == null ? java.util.Optional.<String>empty() : plans.latestHash(tx, plan))
                .orElseThrow(() ->
                        Problems.conflict("plan-unknown", FormFault.of("", "said.plan-unknown")));
    }

    private static void checkForm(Proposal proposal, String pointer) {
        Matter matter = proposal.matter();
        if (proposal.kind().isResolution() && matter == null) {
            throw invalid(FormFault.of(pointer + "/matter", "said.matter-needed"));
        }
        if (matter != null && needsReference(matter.type()) && matter.reference() == null) {
            throw invalid(
                    new FormFault(
                            pointer + "/matter/reference",
                            "said.reference-needed",
                            Map.of("type", matter.type())));
        }
        boolean names =
                proposal.kind() == ItemKind.ELECTION
                        || (proposal.kind().isResolution()
                                && matter != null
                                && matter.type() == MatterType.OFFICERS);
        if (names != (proposal.election() != null)) {
            throw invalid(FormFault.of(pointer + "/election", "said.election-of-officers"));
        }
    }

    private static boolean needsReference(MatterType type) {
        return switch (type) {
            case SURPLUS_PLAN, JOIN_FEDERATION, LEAVE_FEDERATION, UNIT_CAP_35, EXPULSION -> true;
            default -> false;
        };
    }

    private static RuntimeException invalid(FormFault fault) {
        return Problems.malformed("validation-failed", fault);
    }
}
