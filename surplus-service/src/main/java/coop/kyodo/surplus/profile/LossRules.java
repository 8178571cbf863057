package coop.kyodo.surplus.profile;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.PolicyRules.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From what a policy may cover losses: only from the profile's sources, in their order (JP-210,
/// US-07, art. 59 of Spain's law).
public final class LossRules {

    private static final String VOLUNTARY = "VOLUNTARY_FUND";
    private static final Set<String> STATED =
            Set.of("LEGAL_RESERVE", "JOB_CREATION_FUND", "EDUCATION_CARRY_OVER", "CAPITAL_SURPLUS");

    private LossRules() {}

    /// The first thing that makes these no steps for losses at all.
    static Optional<Fault> formFault(List<LossStep> losses) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < losses.size(); i++) {
            LossStep step = losses.get(i);
            String at = "/losses/" + i;
            if (!names.add(step.name())) {
                return Optional.of(new Fault(at + "/name", "said.step-name-twice"));
            }
            if (!step.isMembers() && FundNames.isAccount(step.from())) {
                return Optional.of(new Fault(at + "/from", "said.account-is-no-fund"));
            }
            if (step.rate().signum() <= 0 || !step.rate().isAtMost(Fraction.ONE)) {
                return Optional.of(new Fault(at + "/rate", "said.rate-above-0-at-most-1"));
            }
            if (step.isMembers() != (step.split() != null)) {
                return Optional.of(new Fault(at + "/split", "said.step-split"));
            }
            if (!step.isMembers() && step.setOff() != null) {
                return Optional.of(new Fault(at + "/setOff", "said.set-off-of-members"));
            }
            Fault fault =
                    step.split() == null ? null : PolicyForm.fault(step.split(), at + "/split");
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> refusal(List<LossStep> losses, List<Step> steps, Profile profile) {
        if (losses.isEmpty()) {
            return Optional.empty();
        }
        Profile.Losses allowed = profile.guards().losses();
        if (allowed == null) {
            return Optional.of(refusalOfAny(losses.getFirst().from(), profile));
        }
        int before = 0;
        for (int i = 0; i < losses.size(); i++) {
            String from = losses.get(i).from();
            int place = allowed.sources().indexOf(sourceOf(from, steps, profile));
            if (place < before) {
                return Optional.of(
                        Refusal.of(
                                        place < 0
                                                ? "draw-down-forbidden"
                                                : "draw-down-out-of-order",
                                        profile.rule(allowed.rule()))
                                .at("/losses/" + i + "/from")
                                .with("from", from)
                                .with("sources", allowed.sources()));
            }
            before = place;
            Split split = losses.get(i).split();
            Optional<Refusal> refusal =
                    split == null
                            ? Optional.empty()
                            : refusalOfBearers(
                                    split,
                                    profile.rule(allowed.memberRuleOrRule()),
                                    profile,
                                    "/losses/" + i);
            if (refusal.isPresent()) {
                return refusal;
            }
            if (Boolean.TRUE.equals(losses.get(i).setOff()) && allowed.settlement() == null) {
                return Optional.of(
                        Refusal.of("loss-set-off-unknown", profile.rule(allowed.memberRuleOrRule()))
                                .at("/losses/" + i + "/setOff")
                                .with("step", losses.get(i).name()));
            }
        }
        return Optional.empty();
    }

    /// US-07: where members have capital accounts, losses are charged to these and nowhere else.
    private static Refusal refusalOfAny(String from, Profile profile) {
        CapitalAccounts accounts = profile.guards().capitalAccounts();
        return (accounts == null
                        ? Refusal.of("draw-down-forbidden", profile.orderRule())
                        : Refusal.of(
                                "losses-charged-to-accounts",
                                profile.rule(accounts.losses().rule())))
                .at("/losses")
                .with("from", from)
                .with("sources", List.of());
    }

    /// ES-02c: only members bear a loss, by what a distribution may be measured by.
    private static Optional<Refusal> refusalOfBearers(
            Split split, Rule rule, Profile profile, String pointer) {
        return split.includesNonMembers()
                ? Optional.of(
                        Refusal.of("eligibility-too-wide", rule)
                                .at(pointer + "/split/eligibility/who")
                                .with("who", Split.Eligibility.Who.EMPLOYEES.name()))
                : MeasureRules.refusal(split, profile, rule, pointer);
    }

    /// The name under which a profile lists this fund as a source: its own, or that of all
    /// voluntary funds. A fund that the law or the policy makes indivisible, and one that the law
    /// wants fed for a purpose, is no voluntary one, nor is an account of the ledger that is no
    /// fund; its own name is not listed then.
    public static String sourceOf(String fund, List<Step> steps, Profile profile) {
        Profile.Losses losses = profile.guards().losses();
        if (losses == null || losses.sources().contains(fund)) {
            return fund;
        }
        boolean bound =
                STATED.contains(fund)
                        || FundNames.isAccount(fund)
                        || profile.indivisibilityOf(fund).isPresent()
                        || profile.guards().allMinimums().stream()
                                .anyMatch(least -> least.fund().equals(fund))
                        || steps.stream()
                                .anyMatch(step ->
                                        fund.equals(step.fund())
                                                && step.sink() != Step.Sink.PURPOSE_FUND);
        return bound ? fund : VOLUNTARY;
    }
}
