package coop.kyodo.membership.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.cooperative.Articles.ResidueTo;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonProfitArticlesTest {

    private static final Rulebook NONPROFIT = Rulebook.of("JP_ACT_2022_NONPROFIT");
    private static final Money CAPITAL = Money.yen(3_000_000);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("JP-240", new SampleArticles()),
                Arguments.of("JP-240", new SampleArticles().nonProfit(false, ResidueTo.STATE, 1)),
                Arguments.of("JP-240", new SampleArticles().nonProfit(true, ResidueTo.MEMBERS, 1)),
                Arguments.of(
                        "JP-241",
                        new SampleArticles()
                                .nonProfit(true, ResidueTo.STATE, 1)
                                .dividendsToUnpaidCapital()),
                Arguments.of("JP-242", new SampleArticles().nonProfit(true, ResidueTo.STATE, 0)),
                Arguments.of(
                        "JP-050",
                        new SampleArticles().nonProfit(true, ResidueTo.STATE, 1).noticeDays(89)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatACertifiedCoopMustSayIsAskedForByItsRule(String rule, SampleArticles articles) {
        var decision = decide(NONPROFIT, articles);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().rule().id()).isEqualTo(rule));
    }

    @ParameterizedTest
    @EnumSource(value = ResidueTo.class, names = "MEMBERS", mode = EnumSource.Mode.EXCLUDE)
    void withOneOutsideAuditorAndAPublicHeirItMayBeCertified(ResidueTo heir) {
        assertThat(decide(NONPROFIT, new SampleArticles().nonProfit(true, heir, 1)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JP_ACT_2022", "GENERIC"})
    void underAnotherProfileItIsNotSaid(String profile) {
        var decision =
                decide(
                        Rulebook.of(profile),
                        new SampleArticles().nonProfit(true, ResidueTo.STATE, 1));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().code())
                                    .isEqualTo("certified-profile-needed");
                            assertThat(refused.refusal().rule().id()).isEqualTo("JP-240");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("profile", profile);
                        });
    }

    @Test
    void anOrdinaryCoopNeedNotSayIt() {
        assertThat(decide(Rulebook.of("JP_ACT_2022"), new SampleArticles()))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void theActsBoundsDoNotBindWhereNoActDoes() {
        SampleArticles beyond =
                new SampleArticles().noticeDays(0).directors(1).meetingNoticeDays(0);

        assertThat(
                        ArticlesRules.withinProfile(
                                Rulebook.of("GENERIC"), "Any name", beyond.build(), CAPITAL))
                .isInstanceOf(Decision.Accepted.class);
    }

    private static Decision<Articles> decide(Rulebook profile, SampleArticles articles) {
        return ArticlesRules.withinProfile(profile, "労働者協同組合みどり", articles.build(), CAPITAL);
    }
}
