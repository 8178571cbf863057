package coop.kyodo.surplus.profile;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which policies a legal profile and a co-op's articles allow.
public final class PolicyRules {

    /// What is wrong with the form of a policy, whatever the profile.
    ///
    /// @param pointer JSON Pointer to the field at fault
    /// @param text the key of the words for it
    public record Fault(String pointer, String text) {}

    private PolicyRules() {}

    /// The first thing that makes these steps no policy at all, or empty when they are one.
    public static Optional<Fault> formFault(List<Step> steps) {
        return PolicyForm.fault(steps);
    }

    /// A policy stays within its profile when it feeds every fund that must be fed with at least
    /// the least rate, before it distributes, keeps indivisible funds indivisible, and distributes
    /// only as the profile allows. Steps are well-formed.
    public static Decision<List<Step>> withinProfile(
            List<Step> steps, Profile profile, Articles articles) {
        Stream<Refusal> minimums =
                profile.guards().allMinimums().stream()
                        .flatMap(least ->
                                MinimumRules.refusal(steps, least, profile, articles).stream());
        Stream<Refusal> indivisible = refusalOfDivisibleReserve(steps, profile).stream();
        Stream<Refusal> accounts = refusalOfOtherFund(steps, profile).stream();
        Stream<Refusal> distributions =
                IntStream.range(0, steps.size())
                        .filter(i -> steps.get(i).goesToMembers())
                        .boxed()
                        .flatMap(i -> DistributionRules.refusal(steps, i, profile).stream());
        Stream<Refusal> work = DistributionRules.refusalOfWorkPart(steps, profile).stream();
        Stream<Refusal> members = DistributionRules.refusalOfMembersPart(steps, profile).stream();
        return Stream.of(minimums, indivisible, accounts, distributions, work, members)
                .flatMap(refusals -> refusals)
                .findFirst()
                .map(Decision::<List<Step>>refused)
                .orElseGet(() -> Decision.accepted(steps));
    }

    /// The first thing that makes these no steps for losses at all.
    public static Optional<Fault> formFaultOfLosses(List<LossStep> losses) {
        return LossRules.formFault(losses);
    }

    /// A whole policy stays within its profile, its steps for losses too: they take from the
    /// profile's sources, in their order.
    public static Decision<Policy> withinProfile(
            Policy policy, Profile profile, Articles articles) {
        return switch (withinProfile(policy.steps(), profile, articles)) {
            case Decision.Refused<List<Step>>(Refusal refusal) -> Decision.refused(refusal);
            case Decision.Accepted<List<Step>> accepted ->
                    LossRules.refusal(policy.allLosses(), policy.steps(), profile)
                            .map(Decision::<Policy>refused)
                            .orElseGet(() -> Decision.accepted(policy));
        };
    }

    /// US-03: what is divided by a policy was owed by it before the year began. The profile's own
    /// policy is decided by nobody and holds from the first day.
    public static Optional<Refusal> refusalOfYounger(
            Policy policy, LocalDate yearFrom, Profile profile) {
        String rule = profile.guards().obligation();
        LocalDate decided = policy.decidedOn();
        return rule == null || decided == null || decided.isBefore(yearFrom)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("policy-younger-than-year", profile.rule(rule))
                                .at("/policyVersion")
                                .with("policyVersion", policy.version())
                                .with("decidedOn", decided)
                                .with("from", yearFrom));
    }

    /// US-02, ES-03c: the members' accounts and the collective ones are the net book value, so
    /// nothing is set aside beside them.
    private static Optional<Refusal> refusalOfOtherFund(List<Step> steps, Profile profile) {
        CapitalAccounts accounts = profile.guards().capitalAccounts();
        if (accounts == null) {
            return Optional.empty();
        }
        return IntStream.range(0, steps.size())
                .filter(i -> {
                    String fund = steps.get(i).fund();
                    return fund != null && !accounts.collective().contains(fund);
                })
                .mapToObj(i ->
                        Refusal.of("fund-outside-accounts", profile.rule(accounts.rule()))
                                .at("/steps/" + i + "/fund")
                                .with("fund", String.valueOf(steps.get(i).fund()))
                                .with("collective", accounts.collective()))
                .findFirst();
    }

    /// CA-01, JW-03c: what belongs to all in common is never set aside as something that can be
    /// used up.
    private static Optional<Refusal> refusalOfDivisibleReserve(List<Step> steps, Profile profile) {
        Profile.Indivisible indivisible = profile.guards().indivisible();
        if (indivisible == null) {
            return Optional.empty();
        }
        return IntStream.range(0, steps.size())
                .filter(i -> {
                    String fund = steps.get(i).fund();
                    return fund != null
                            && indivisible.funds().contains(fund)
                            && steps.get(i).sink() != Step.Sink.INDIVISIBLE_FUND;
                })
                .mapToObj(i ->
                        Refusal.of("fund-is-indivisible", profile.rule(indivisible.rule()))
                                .at("/steps/" + i + "/sink")
                                .with("fund", String.valueOf(steps.get(i).fund()))
                                .with("sink", steps.get(i).sink().name()))
                .findFirst();
    }
}
