package coop.kyodo.membership.member;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipRulesTest {

    @ParameterizedTest
    @CsvSource({
        ", 2026-04-01, ''",
        "2026-03-31, 2026-03-30, ''",
        "2026-03-31, 2026-03-31, ''",
        "2026-03-31, 2026-04-01, JP-051"
    })
    void aMembershipLastsUpToItsLastDay(@Nullable LocalDate lastDay, LocalDate day, String rule) {
        Decision<LocalDate> decision =
                MembershipRules.lasts(Rulebook.of("JP_ACT_2022"), lastDay, day);

        assertThat(
                        decision instanceof Decision.Refused<LocalDate> refused
                                ? refused.refusal().rule().id()
                                : "")
                .isEqualTo(rule);
    }
}
