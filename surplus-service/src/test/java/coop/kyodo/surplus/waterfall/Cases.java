package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the tests of the computation are built from.
final class Cases {

    static final Articles ARTICLES =
            new Articles(
                    "03-31",
                    yen(1_500_000),
                    new Articles.Surplus(
                            Fraction.of(1, 10), Fraction.of(1, 20), Fraction.of(1, 20), false));

    private Cases() {}

    static Money yen(long amount) {
        return Money.yen(amount);
    }

    /// S1 of the rules: capital 3,000,000, reserve 900,000.
    static Figures figures(long netProfit, long carriedForward) {
        return figures(netProfit, carriedForward, 900_000, 3_000_000);
    }

    static Figures figures(long netProfit, long carriedForward, long reserve, long capital) {
        return new Figures(
                yen(netProfit),
                yen(carriedForward),
                yen(reserve),
                yen(0),
                yen(0),
                yen(capital),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static MemberMeasures worked(long number, long hours) {
        return MemberMeasures.ofWork(new UUID(0, number), number, hours * 60, hours / 8);
    }

    static List<MemberMeasures> fourMembers() {
        return List.of(worked(1, 1_800), worked(2, 1_200), worked(3, 900), worked(4, 600));
    }

    static Wish distribute(long amount) {
        return Wish.of(yen(amount), null, null);
    }

    static Terms terms(String profile, Figures figures, List<MemberMeasures> members, Wish wish) {
        Profile loaded = Profiles.of(profile);
        return new Terms(loaded, ARTICLES, loaded.ownPolicy(ARTICLES), figures, members, wish);
    }

    static Outcome outcome(Terms terms) {
        return WaterfallRules.compute(terms).orRefuse();
    }

    static Refusal refusal(Terms terms) {
        return switch (WaterfallRules.compute(terms)) {
            case Decision.Accepted<Outcome>(Outcome outcome) ->
                    throw new AssertionError("accepted: " + outcome);
            case Decision.Refused<Outcome>(Refusal refusal) -> refusal;
        };
    }

    static Waterfall.Line line(Outcome outcome, String step) {
        return outcome.waterfall().lines().stream()
                .filter(line -> line.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    static List<Long> amounts(Outcome outcome, String step) {
        return outcome.shares().stream()
                .filter(share -> share.step().equals(step))
                .map(share -> share.amount().amount())
                .toList();
    }

    static Split split(Split.@Nullable Mix mix, String... measuresAndWeights) {
        List<Split.Weighted> measures = new ArrayList<>();
        for (int i = 0; i < measuresAndWeights.length; i += 2) {
            measures.add(
                    new Split.Weighted(
                            measuresAndWeights[i], Fraction.parse(measuresAndWeights[i + 1])));
        }
        return new Split(mix, measures, null, null, null);
    }

    /// A policy as its steps are written in a profile.
    static Policy policy(String profile, String steps) {
        try {
            return new Policy(
                    1,
                    profile,
                    null,
                    List.of(new YAMLMapper().readValue(steps, Step[].class)),
                    null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Terms terms(Policy policy, Figures figures, List<MemberMeasures> members, Wish wish) {
        return new Terms(Profiles.of(policy.profile()), ARTICLES, policy, figures, members, wish);
    }

    static Policy ownPolicy(String profile) {
        return Profiles.of(profile).ownPolicy(ARTICLES);
    }
}
