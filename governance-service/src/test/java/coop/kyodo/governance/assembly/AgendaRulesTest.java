package coop.kyodo.governance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgendaRulesTest {

    private static final UUID PLAN = new UUID(0, 7);
    private static final UUID FEDERATION = new UUID(0, 8);

    @ParameterizedTest
    @EnumSource(
            names = {
                "ARTICLES",
                "DISSOLUTION",
                "MERGER",
                "EXPULSION",
                "BUSINESS_TRANSFER",
                "UNIT_CAP_35",
                "LIABILITY_RELIEF"
            })
    void a_matter_of_article_65_needs_a_special_resolution(MatterType type) {
        assertThat(fits(ItemKind.ORDINARY_RESOLUTION, type)).isInstanceOf(Decision.Refused.class);
        assertThat(fits(ItemKind.SPECIAL_RESOLUTION, type)).isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SURPLUS_PLAN", "JOIN_FEDERATION", "LEAVE_FEDERATION", "BUDGET", "OTHER"})
    void any_other_matter_may_be_decided_either_way(MatterType type) {
        assertThat(fits(ItemKind.ORDINARY_RESOLUTION, type)).isInstanceOf(Decision.Accepted.class);
        assertThat(fits(ItemKind.SPECIAL_RESOLUTION, type)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_plan_goes_to_the_vote_as_it_was_submitted() {
        Matter plan = new Matter(MatterType.SURPLUS_PLAN, PLAN, "abc");

        assertThat(AgendaRules.planAsSubmitted(plan, "abc", "/agenda/0", Given.rule("JP-133")))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(AgendaRules.planAsSubmitted(plan, "abd", "/agenda/0", Given.rule("JP-133")))
                .isInstanceOf(Decision.Refused.class);
    }

    /// Vector V8.
    @Test
    void a_motion_that_was_not_notified_is_refused() {
        assertThat(moved(MatterType.OTHER, null, "Buy a van", usual(), false))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule().id()).isEqualTo("JP-134");
                            assertThat(refused.refusal().code()).isEqualTo("matter-not-notified");
                        });
    }

    @Test
    void a_motion_on_a_notified_matter_is_taken() {
        assertThat(moved(MatterType.JOIN_FEDERATION, FEDERATION, "Join, but later", usual(), false))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_motion_on_another_federation_is_not_the_notified_one() {
        assertThat(moved(MatterType.JOIN_FEDERATION, PLAN, "Join another", usual(), false))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void an_unnotified_motion_is_taken_with_the_consent_of_all() {
        assertThat(moved(MatterType.OTHER, null, "Buy a van", usual(), true))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void an_unnotified_motion_is_taken_where_the_articles_say_so() {
        Articles open =
                Given.articles(
                        new Articles.Meeting(
                                10, true, true, true, true, Articles.TieBase.CAST, true));

        assertThat(moved(MatterType.OTHER, null, "Buy a van", open, false))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void an_election_fills_the_articles_seats_and_not_one_more() {
        assertThat(seats(3)).isInstanceOf(Decision.Accepted.class);
        assertThat(seats(4)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void an_election_without_seats_fills_those_of_the_articles() {
        assertThat(seats(null))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(((Contest) accepted.value()).seatCount()).isEqualTo(3));
    }

    @Test
    void officers_are_appointed_only_where_the_articles_choose_it() {
        var jp103 = Given.rule("JP-103");

        assertThat(
                        AgendaRules.methodOfArticles(
                                Articles.Method.ELECTION, usual(), "/agenda/0", jp103))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(
                        AgendaRules.methodOfArticles(
                                Articles.Method.APPOINTMENT, usual(), "/agenda/0", jp103))
                .isInstanceOf(Decision.Refused.class);
    }

    private static Articles usual() {
        return Given.articles();
    }

    private static Decision<ItemKind> fits(ItemKind kind, MatterType type) {
        return AgendaRules.kindFits(
                kind, new Matter(type, null, null), "/agenda/0", Given.rule("JP-137"));
    }

    private static Decision<Contest> seats(@Nullable Integer seats) {
        return AgendaRules.seatsOfArticles(
                new Contest(Office.DIRECTOR, seats, null, List.of(PLAN)),
                usual(),
                "/agenda/0",
                Given.rule("JP-101"));
    }

    private static Decision<Matter> moved(
            MatterType type,
            @Nullable UUID reference,
            String title,
            Articles articles,
            boolean consented) {
        AgendaItem notified =
                new AgendaItem(
                        new UUID(0, 1),
                        1,
                        "Join the federation",
                        ItemKind.ORDINARY_RESOLUTION,
                        new Matter(MatterType.JOIN_FEDERATION, FEDERATION, null),
                        null,
                        true,
                        false);
        AgendaItem other =
                new AgendaItem(
                        new UUID(0, 2),
                        2,
                        "Report on the year",
                        ItemKind.REPORT,
                        Matter.OTHER,
                        null,
                        true,
                        false);
        return AgendaRules.notified(
                new Matter(type, reference, null),
                title,
                List.of(notified, other),
                articles,
                consented,
                Given.rule("JP-134"));
    }
}
