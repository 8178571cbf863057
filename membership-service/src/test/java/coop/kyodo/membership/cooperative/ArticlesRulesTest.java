package coop.kyodo.membership.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArticlesRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");
    private static final String NAME = "労働者協同組合みどり";
    private static final Money CAPITAL = Money.yen(3_000_000);

    static Stream<SampleArticles> atTheLimit() {
        return Stream.of(
                new SampleArticles(),
                new SampleArticles().noticeDays(90),
                new SampleArticles().noticeDays(365),
                new SampleArticles().leaving(refunding(Fraction.of(1, 1_000))),
                new SampleArticles().directors(3),
                new SampleArticles().auditors(1),
                new SampleArticles().directorYears(2),
                new SampleArticles().auditorYears(4),
                new SampleArticles().meetingNoticeDays(1),
                new SampleArticles().reserve(Fraction.of(1, 10)),
                new SampleArticles().jobCreation(Fraction.of(1, 20)),
                new SampleArticles().education(Fraction.of(1, 20)),
                new SampleArticles().reserveTarget(Money.yen(1_500_000)));
    }

    @ParameterizedTest
    @MethodSource("atTheLimit")
    void articlesAtALimitAreWithinTheProfile(SampleArticles articles) {
        assertThat(ArticlesRules.withinProfile(ACT, NAME, articles.build(), CAPITAL))
                .isInstanceOf(Decision.Accepted.class);
    }

    static Stream<Arguments> beyondTheLimit() {
        return Stream.of(
                beyond("JP-050", "/articles/withdrawalNoticeDays", a -> a.noticeDays(89)),
                beyond("JP-050", "/articles/withdrawalNoticeDays", a -> a.noticeDays(366)),
                beyond(
                        "JP-054",
                        "/articles/leaving/refundShare",
                        a -> a.leaving(refunding(Fraction.ZERO))),
                beyond("JP-100", "/articles/officers/directors", a -> a.directors(2)),
                beyond("JP-100", "/articles/officers/auditors", a -> a.auditors(0)),
                beyond("JP-106", "/articles/officers/directorTermYears", a -> a.directorYears(3)),
                beyond("JP-106", "/articles/officers/auditorTermYears", a -> a.auditorYears(5)),
                beyond("JP-132", "/articles/meeting/noticeDays", a -> a.meetingNoticeDays(0)),
                beyond("JP-200", "/articles/surplus/reserveRate", a -> a.reserve(just(1, 10))),
                beyond(
                        "JP-201",
                        "/articles/surplus/jobCreationRate",
                        a -> a.jobCreation(just(1, 20))),
                beyond("JP-202", "/articles/surplus/educationRate", a -> a.education(just(1, 20))),
                beyond(
                        "JP-200",
                        "/articles/reserveTarget",
                        a -> a.reserveTarget(Money.yen(1_499_999))));
    }

    @ParameterizedTest
    @MethodSource("beyondTheLimit")
    void articlesOneStepBeyondALimitAreRefusedByItsRule(
            String rule, String pointer, SampleArticles articles) {
        Refusal refusal =
                refusal(ArticlesRules.withinProfile(ACT, NAME, articles.build(), CAPITAL));

        assertThat(refusal.rule().id()).isEqualTo(rule);
        assertThat(refusal.pointer()).isEqualTo(pointer);
        assertThat(refusal.figures()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aNameWithoutTheWordsIsRefused() {
        Refusal refusal =
                refusal(
                        ArticlesRules.withinProfile(
                                ACT, "協同組合みどり", new SampleArticles().build(), CAPITAL));

        assertThat(refusal.rule().id()).isEqualTo("JP-001");
    }

    @Test
    void halfOfAnOddCapitalRoundsUp() {
        Money capital = Money.yen(3_000_001);

        assertThat(
                        refusal(
                                        ArticlesRules.withinProfile(
                                                ACT, NAME, new SampleArticles().build(), capital))
                                .figures())
                .containsEntry("least", Money.yen(1_500_001));
    }

    @Test
    void theUnitAmountStaysWhatItIs() {
        Articles before = new SampleArticles().build();

        assertThat(ArticlesRules.keepsUnitAmount(ACT, before, before))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(
                        refusal(
                                        ArticlesRules.keepsUnitAmount(
                                                ACT,
                                                before,
                                                new SampleArticles()
                                                        .unitAmount(Money.yen(49_999))
                                                        .build()))
                                .code())
                .isEqualTo("unit-amount-fixed");
    }

    @Test
    void articlesStateEverythingThatTheActAsksFor() {
        Refusal refusal =
                refusal(
                        ArticlesRules.withinProfile(
                                ACT,
                                NAME,
                                new SampleArticles()
                                        .particulars(
                                                new Articles.Particulars(
                                                        List.of("清掃"),
                                                        List.of("東京都"),
                                                        List.of(),
                                                        "個人",
                                                        "承諾",
                                                        "一時払い",
                                                        " ",
                                                        "掲示"))
                                        .build(),
                                CAPITAL));

        assertThat(refusal.rule().id()).isEqualTo("JP-281");
        assertThat(refusal.pointer()).isEqualTo("/articles/particulars/offices");
        assertThat(refusal.figures())
                .containsEntry("missing", "offices, opinions")
                .containsEntry("stated", 6)
                .containsEntry("asked", 8);
    }

    @Test
    void articlesWithoutParticularsLackAllOfThem() {
        Refusal refusal =
                refusal(
                        ArticlesRules.withinProfile(
                                ACT,
                                NAME,
                                new SampleArticles().particulars(null).build(),
                                CAPITAL));

        assertThat(refusal.rule().id()).isEqualTo("JP-281");
        assertThat(refusal.figures()).containsEntry("stated", 0);
    }

    @Test
    void noLawAsksForParticularsWhereNoActDoes() {
        assertThat(
                        ArticlesRules.withinProfile(
                                Rulebook.of("GENERIC"),
                                "Any name",
                                new SampleArticles().particulars(null).build(),
                                CAPITAL))
                .isInstanceOf(Decision.Accepted.class);
    }

    private static Fraction just(long numerator, long denominator) {
        return Fraction.of(numerator, denominator).minus(Fraction.of(1, 1_000_000));
    }

    private static Arguments beyond(
            String rule,
            String pointer,
            java.util.function.UnaryOperator<SampleArticles> variation) {
        return Arguments.of(rule, pointer, variation.apply(new SampleArticles()));
    }

    private static Refusal refusal(Decision<Articles> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<Articles>) decision).refusal();
    }

    private static Articles.Leaving refunding(Fraction share) {
        return new Articles.Leaving(share, 1, 12, true);
    }
}
