package coop.kyodo.governance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttendanceRulesTest {

    private static final UUID HOLDER = new UUID(0, 1);
    private static final UUID PRINCIPAL = new UUID(0, 2);

    @Test
    void a_fourth_principal_is_accepted() {
        assertThat(hold(HOLDER, 3)).isInstanceOf(Decision.Accepted.class);
    }

    /// Vector V6.
    @Test
    void a_fifth_principal_is_refused_with_the_figures() {
        assertThat(hold(HOLDER, 4))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule().id()).isEqualTo("JP-138");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("principals", 5L)
                                    .containsEntry("principalsAllowed", 4);
                        });
    }

    @Test
    void a_proxy_is_another_member() {
        assertThat(hold(PRINCIPAL, 0))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo("proxy-is-not-another"));
    }

    @ParameterizedTest
    @EnumSource
    void articles_that_allow_it_open_every_mode(AttendanceMode mode) {
        assertThat(AttendanceRules.modeAllowed(mode, Given.articles(), Given.rule("JP-138")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(names = "IN_PERSON", mode = EnumSource.Mode.EXCLUDE)
    void silent_articles_leave_presence_in_person_only(AttendanceMode mode) {
        Articles silent =
                Given.articles(
                        new Articles.Meeting(
                                10, false, false, false, true, Articles.TieBase.CAST, false));

        assertThat(AttendanceRules.modeAllowed(mode, silent, Given.rule("JP-138")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(
                        AttendanceRules.modeAllowed(
                                AttendanceMode.IN_PERSON, silent, Given.rule("JP-138")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void the_chair_is_one_of_those_who_are_there() {
        assertThat(AttendanceRules.mayTakeChair(HOLDER, true, Given.rule("JP-136")))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(AttendanceRules.mayTakeChair(HOLDER, false, Given.rule("JP-136")))
                .isInstanceOf(Decision.Refused.class);
    }

    private static Decision<UUID> hold(UUID holder, long principals) {
        return AttendanceRules.mayHoldProxy(holder, PRINCIPAL, principals, Given.rule("JP-138"));
    }
}
