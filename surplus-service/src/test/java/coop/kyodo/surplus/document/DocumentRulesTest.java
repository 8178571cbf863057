package coop.kyodo.surplus.document;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.YearDocument;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the documents of a year are due.
class DocumentRulesTest {

    private static final LocalDate ASSEMBLY = LocalDate.of(2026, 6, 20);
    private static final DocumentRules.Days DAYS =
            new DocumentRules.Days(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31), ASSEMBLY);

    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, BALANCE_SHEET, DISPLAYED, JP-183, 2026-06-06",
        "JP_ACT_2022, BALANCE_SHEET, SENT, JP-181, 2026-06-10",
        "JP_ACT_2022, BALANCE_SHEET, APPROVED, JP-181, 2026-06-20",
        "JP_ACT_2022, BUSINESS_REPORT, REPORTED, JP-181, 2026-06-20",
        "JP_ACT_2022, DISPOSITION_PLAN, FILED, JP-184, 2026-07-04",
        "JP_ACT_2022_NONPROFIT, OFFICERS_LIST, PREPARED, JP-243, 2025-06-30"
    })
    void dueDaysFollowFromTheYearAndTheAssembly(
            String profile, String document, YearDocument.Step step, String rule, LocalDate due) {
        YearDocument.Stage stage = stage(Profiles.of(profile), document, step);

        assertThat(stage.rule()).isEqualTo(rule);
        assertThat(DocumentRules.due(stage.due(), DAYS)).hasValue(due);
    }

    @Test
    void nothingIsDueBeforeTheDayOfTheAssemblyIsKnown() {
        YearDocument.Stage filed =
                stage(Profiles.of("JP_ACT_2022"), "BALANCE_SHEET", YearDocument.Step.FILED);

        assertThat(
                        DocumentRules.due(
                                filed.due(), new DocumentRules.Days(DAYS.from(), DAYS.to(), null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-05, 2026-06-06, 2031-06-06",
        "2026-06-06, 2026-06-06, 2031-06-06",
        "2026-06-07, 2026-06-06, 2031-06-07",
        "2026-06-05, , 2031-06-05"
    })
    void jp183ItIsOnDisplayFromTwoWeeksBeforeTheAssemblyHoweverEarlyItWasHungOut(
            LocalDate on, @Nullable LocalDate due, LocalDate until) {
        assertThat(DocumentRules.displayedUntil(on, due, 5)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-09, true", "2026-05-10, true", "2026-05-11, false"})
    void aStepThatIsCorrectedStaysBeforeThoseThatCameAfterIt(LocalDate on, boolean accepted) {
        Profile profile = Profiles.of("JP_ACT_2022");
        YearDocument document =
                profile.documents().stream()
                        .filter(each -> each.document().equals("BALANCE_SHEET"))
                        .findFirst()
                        .orElseThrow();
        YearDocument.Stage prepared = stage(profile, "BALANCE_SHEET", YearDocument.Step.PREPARED);

        Optional<Refusal> refusal =
                DocumentRules.refusalOfLate(
                        document,
                        prepared,
                        on,
                        Map.of(YearDocument.Step.AUDITED, LocalDate.of(2026, 5, 10)),
                        profile.rule(prepared.rule()));

        assertThat(refusal.isEmpty()).isEqualTo(accepted);
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("step", YearDocument.Step.AUDITED)
                        .containsEntry("after", YearDocument.Step.PREPARED)
                        .containsEntry("on", LocalDate.of(2026, 5, 10))
                        .containsEntry("afterOn", on));
    }

    @ParameterizedTest
    @CsvSource({", false", "2026-05-11, false", "2026-05-10, true", "2026-05-09, true"})
    void whatIsNotPreparedIsNotAudited(@Nullable LocalDate prepared, boolean accepted) {
        Profile profile = Profiles.of("JP_ACT_2022");
        YearDocument.Stage audited = stage(profile, "BALANCE_SHEET", YearDocument.Step.AUDITED);
        Map<YearDocument.Step, LocalDate> done =
                prepared == null ? Map.of() : Map.of(YearDocument.Step.PREPARED, prepared);

        Optional<Refusal> refusal =
                DocumentRules.refusalOf(
                        audited, LocalDate.of(2026, 5, 10), done, profile.rule(audited.rule()));

        assertThat(refusal.isEmpty()).isEqualTo(accepted);
        refusal.ifPresent(it -> assertThat(it.rule().id()).isEqualTo("JP-181"));
    }

    @ParameterizedTest
    @CsvSource({
        "BALANCE_SHEET, PREPARED, 2026-03-31, ",
        "BALANCE_SHEET, PREPARED, 2026-03-30, 2026-03-31",
        "BALANCE_SHEET, APPROVED, 2026-06-20, ",
        "BALANCE_SHEET, APPROVED, 2026-06-19, 2026-06-20",
        "BUSINESS_REPORT, REPORTED, 2026-06-19, 2026-06-20",
        "BALANCE_SHEET, SENT, 2026-06-01, "
    })
    void accountsAreOfAYearThatHasEndedAndApprovedOnTheAssemblysDay(
            String document, YearDocument.Step step, LocalDate on, @Nullable LocalDate earliest) {
        for (String name : new String[] {"JP_ACT_2022", "JP_ACT_2022_NONPROFIT"}) {
            Profile profile = Profiles.of(name);
            YearDocument.Stage stage = stage(profile, document, step);

            Optional<Refusal> refusal =
                    DocumentRules.refusalOfEarly(stage, on, DAYS, profile.rule(stage.rule()));

            assertThat(refusal.map(it -> it.figures().get("earliest")))
                    .isEqualTo(Optional.ofNullable(earliest));
            assertThat(
                            DocumentRules.refusalOfEarly(
                                    stage,
                                    on,
                                    new DocumentRules.Days(DAYS.from(), DAYS.from(), null),
                                    profile.rule(stage.rule())))
                    .isEmpty();
        }
    }

    /// JP-243: the list of officers is prepared in the year that it is of.
    @Test
    void theListOfOfficersIsPreparedDuringTheYear() {
        Profile profile = Profiles.of("JP_ACT_2022_NONPROFIT");
        YearDocument.Stage stage = stage(profile, "OFFICERS_LIST", YearDocument.Step.PREPARED);

        assertThat(
                        DocumentRules.refusalOfEarly(
                                stage, DAYS.from(), DAYS, profile.rule(stage.rule())))
                .isEmpty();
    }

    @Test
    void everyStageNamesARuleOfItsProfileAndAnEarlierStage() {
        for (String name : new String[] {"JP_ACT_2022", "JP_ACT_2022_NONPROFIT"}) {
            Profile profile = Profiles.of(name);
            assertThat(profile.documents())
                    .isNotEmpty()
                    .allSatisfy(document -> {
                        assertThat(profile.rule(document.rule()).source()).isNotBlank();
                        assertThat(document.stages())
                                .allSatisfy(stage -> {
                                    assertThat(profile.rule(stage.rule()).source()).isNotBlank();
                                    if (stage.opinion() != null) {
                                        assertThat(profile.rule(stage.opinion()).id())
                                                .isEqualTo("JP-182");
                                    }
                                    if (stage.after() != null) {
                                        assertThat(document.stages())
                                                .extracting(YearDocument.Stage::step)
                                                .contains(stage.after());
                                    }
                                });
                    });
        }
    }

    private static YearDocument.Stage stage(
            Profile profile, String document, YearDocument.Step step) {
        return profile.documents().stream()
                .filter(each -> each.document().equals(document))
                .flatMap(each -> each.stages().stream())
                .filter(each -> each.step() == step)
                .findFirst()
                .orElseThrow();
    }
}
