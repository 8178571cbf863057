package coop.kyodo.surplus.policy;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.PolicyRules;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy as a co-op proposes it.
public record PolicyRequest(
        @NotNull LocalDate decidedOn,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Step> steps,
        @Nullable @Size(max = 2_000) @Pattern(regexp = "[^\\x00]*") String note,
        @Nullable @Size(max = 20) List<@Valid @NotNull LossStep> losses) {

    /// This policy as a version, when the profile and the articles allow it.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 when it is no policy at all
    /// @throws coop.kyodo.kit.rules.RefusedException when a rule refuses it
    public Policy within(Profile profile, Articles articles, int version) {
        List<LossStep> covering = losses == null ? List.of() : losses;
        PolicyRules.formFault(steps)
                .or(() -> PolicyRules.formFaultOfLosses(covering))
                .ifPresent(fault -> {
                    throw Problems.malformed(
                            "policy-malformed", FormFault.of(fault.pointer(), fault.text()));
                });
        List<Step> own = steps.stream().map(Step::withoutRule).toList();
        Policy policy =
                new Policy(
                        version,
                        profile.name(),
                        decidedOn,
                        own,
                        note,
                        covering.isEmpty() ? null : covering);
        return PolicyRules.withinProfile(policy, profile, articles).orRefuse();
    }
}
