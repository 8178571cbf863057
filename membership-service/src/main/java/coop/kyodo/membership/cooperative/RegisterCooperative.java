package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Registers a co-op as a tenant of its own.
final class RegisterCooperative {

    /// A co-op to register.
    record Request(
            @Nullable UUID id,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 40) String profile,
            @NotNull LocalDate effectiveOn,
            @NotNull Articles articles) {}

    private RegisterCooperative() {}

    static Cooperative register(Tx tx, Request request) {
        Rulebook profile = profile(request.profile());
        Articles articles = ArticlesForm.wellFormed(request.articles());
        tx.enter(Ids.orNext(request.id()));
        if (Cooperatives.find(tx).isPresent()) {
            throw Problems.conflict(
                    "cooperative-exists", FormFault.of("", "said.id-of-a-cooperative"));
        }
        Cooperative cooperative =
                Cooperatives.version(
                        tx, request.name(), request.profile(), 1, request.effectiveOn(), articles);
        ArticlesRules.withinProfile(profile, request.name(), articles, cooperative.money(0))
                .orRefuse();
        Cooperatives.add(tx, cooperative);
        tx.publish(CooperativeEvents.registered(cooperative));
        tx.audit(
                "cooperative-registered",
                cooperative.cooperativeId().toString(),
                Map.of("profile", cooperative.profile(), "effectiveOn", cooperative.effectiveOn()));
        return cooperative;
    }

    /// The profile of this name; a 400 when there is none.
    static Rulebook profile(String name) {
        return Rulebook.find(name)
                .orElseThrow(() ->
                        Problems.malformed(
                                "profile-unknown",
                                FormFault.of("/profile", "said.no-such-profile")));
    }
}
