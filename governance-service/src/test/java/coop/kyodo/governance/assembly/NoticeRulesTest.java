package coop.kyodo.governance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NoticeRulesTest {

    private static final LocalDate HELD = LocalDate.of(2025, 6, 20);

    @Test
    void ten_days_notice_is_enough() {
        assertThat(sent(HELD.minusDays(10), false, 0)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void nine_days_notice_is_refused_with_the_days() {
        assertThat(sent(HELD.minusDays(9), false, 0))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule().id()).isEqualTo("JP-132");
                            assertThat(refused.refusal().code()).isEqualTo("notice-too-short");
                            assertThat(refused.refusal().figures())
                                    .containsEntry("noticeDays", 9L)
                                    .containsEntry("noticeDaysRequired", 10L);
                        });
    }

    @Test
    void nine_days_are_enough_when_all_members_consent() {
        assertThat(sent(HELD.minusDays(9), true, 0)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_clear_day_of_the_articles_lengthens_the_notice() {
        assertThat(sent(HELD.minusDays(10), false, 1)).isInstanceOf(Decision.Refused.class);
        assertThat(sent(HELD.minusDays(11), false, 1)).isInstanceOf(Decision.Accepted.class);
    }

    private static Decision<LocalDate> sent(LocalDate on, boolean consented, int clearDays) {
        Articles usual = Given.articles();
        return NoticeRules.sentInTime(
                new Assembly.Notice(on, consented),
                HELD,
                new Articles(clearDays, usual.meeting(), usual.officers()),
                Given.rule("JP-132"));
    }
}
