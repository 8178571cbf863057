package coop.kyodo.membership.expulsion;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.resolution.Resolution;
import coop.kyodo.membership.resolution.ResolutionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpulsionRulesTest {

    private static final Rule RULE = Rulebook.of("JP_ACT_2022").rule("JP-053");
    private static final LocalDate MEETING = LocalDate.of(2026, 6, 20);

    @ParameterizedTest
    @CsvSource({
        "2026-06-10, 0, true",
        "2026-06-11, 0, false",
        "2026-06-09, 1, true",
        "2026-06-10, 1, false"
    })
    void theMemberIsToldTenDaysBefore(LocalDate notifiedOn, int clearDays, boolean inTime) {
        assertThat(isAccepted(ExpulsionRules.noticeInTime(RULE, notifiedOn, MEETING, clearDays)))
                .isEqualTo(inTime);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-19,, defence-before-meeting",
        "2026-06-20,,",
        "2026-07-20,,",
        "2026-06-20, 2026-06-20,",
        "2026-06-21, 2026-06-20, defence-after-resolution",
        "2026-06-27, 2026-06-27,",
        "2026-06-28, 2026-06-27, defence-after-resolution",
        "2026-06-28, 2026-06-19,"
    })
    void theChanceToSpeakIsGivenAtTheMeeting(
            LocalDate defenceOn, @Nullable String resolvedOn, @Nullable String refusal) {
        assertThat(
                        code(
                                ExpulsionRules.atTheMeeting(
                                        RULE,
                                        defenceOn,
                                        MEETING,
                                        resolvedOn == null ? List.of() : special(resolvedOn))))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-20, 2026-06-20,",
        "2026-06-21, 2026-06-20, defence-after-resolution",
        "2026-06-27, 2026-06-27,",
        "2026-06-28, 2026-06-27, defence-after-resolution"
    })
    void aChanceToSpeakAfterTheResolutionIsNone(
            LocalDate defenceOn, String resolvedOn, @Nullable String refusal) {
        assertThat(
                        code(
                                expulsion(Expulsion.Defence.HEARD, defenceOn),
                                special(resolvedOn),
                                "2026-07-31"))
                .isEqualTo(refusal);
    }

    @Test
    void aSpecialResolutionOfTheMeetingExpels() {
        assertThat(code(heard(), special("2026-06-20"), "2026-06-20")).isNull();
        assertThat(code(heard(), special("2026-06-27"), "2026-06-27")).isNull();
    }

    @Test
    void withoutASpecialResolutionNobodyIsExpelled() {
        assertThat(code(heard(), List.of(), "2026-06-22")).isEqualTo("special-resolution-missing");
        assertThat(
                        code(
                                heard(),
                                List.of(resolution(ResolutionKind.ORDINARY, "2026-06-20")),
                                "2026-06-22"))
                .isEqualTo("special-resolution-missing");
    }

    @Test
    void aResolutionFromBeforeTheMeetingIsAnotherMatter() {
        assertThat(code(heard(), special("2026-06-19"), "2026-06-22"))
                .isEqualTo("special-resolution-missing");
    }

    @Test
    void withoutAChanceToSpeakNobodyIsExpelled() {
        assertThat(code(expulsion(null), special("2026-06-20"), "2026-06-22"))
                .isEqualTo("defence-missing");
        assertThat(
                        code(
                                expulsion(Expulsion.Defence.NOT_TAKEN),
                                special("2026-06-20"),
                                "2026-06-22"))
                .isNull();
    }

    @Test
    void theMemberIsToldOnceItIsResolved() {
        assertThat(code(heard(), special("2026-06-20"), "2026-06-19"))
                .isEqualTo("expulsion-not-yet-resolved");
    }

    private static Expulsion heard() {
        return expulsion(Expulsion.Defence.HEARD);
    }

    private static Expulsion expulsion(Expulsion.@Nullable Defence defence) {
        return expulsion(defence, defence == null ? null : MEETING);
    }

    private static Expulsion expulsion(
            Expulsion.@Nullable Defence defence, @Nullable LocalDate defenceOn) {
        return new Expulsion(
                new UUID(0, 1),
                new UUID(0, 2),
                Expulsion.State.PROPOSED,
                Expulsion.Ground.NO_WORK,
                "no work",
                LocalDate.of(2026, 6, 10),
                MEETING,
                defence,
                defenceOn,
                null,
                null,
                null,
                null);
    }

    private static List<Resolution> special(String adoptedOn) {
        return List.of(resolution(ResolutionKind.SPECIAL, adoptedOn));
    }

    private static Resolution resolution(ResolutionKind kind, String adoptedOn) {
        return new Resolution(
                new UUID(0, 3),
                new UUID(0, 4),
                kind,
                "EXPULSION",
                new UUID(0, 2),
                null,
                LocalDate.parse(adoptedOn));
    }

    private static @Nullable String code(
            Expulsion expulsion, List<Resolution> resolutions, String informedOn) {
        return code(
                ExpulsionRules.effective(
                        RULE, expulsion, resolutions, LocalDate.parse(informedOn), 0));
    }

    private static @Nullable String code(Decision<?> decision) {
        return decision instanceof Decision.Refused<?>(Refusal refusal) ? refusal.code() : null;
    }

    private static boolean isAccepted(Decision<?> decision) {
        return decision instanceof Decision.Accepted<?>;
    }
}
