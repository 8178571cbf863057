package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import coop.kyodo.kit.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in the folder of profiles can be used: no list of them exists.
class ProfileFilesTest {

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "profiles"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theProfilesOfTheServiceAreThere() throws IOException {
        assertThat(names())
                .contains(
                        "JP_ACT_2022",
                        "JP_ACT_2022_NONPROFIT",
                        "JWCU_2008",
                        "US_ICA",
                        "CA_WORKER",
                        "IT",
                        "FR_SCOP",
                        "ES",
                        "UY",
                        "GENERIC");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRuleHasASourceAndItsTextInBothLanguages(String name) {
        for (Rule rule : Profiles.of(name).rulebook().rules().values()) {
            assertThat(rule.source()).as(rule.id()).isNotBlank();
            assertThat(rule.text().get("en")).as(rule.id()).matches("[^\\p{IsHan}]+");
            assertThat(rule.text().get("ja")).as(rule.id()).containsPattern("\\p{IsHan}");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyGuardNamesARuleOfItsFileWithTheBoundsItNeeds(String name) {
        assertThatCode(() -> References.mustHold(Profiles.of(name))).doesNotThrowAnyException();
    }

    /// JP-213: the surtax of 2.1 percent for reconstruction ends.
    @ParameterizedTest
    @CsvSource({
        "JP_ACT_2022, 2026-06-30, 1021/5000",
        "JP_ACT_2022, 2037-12-31, 1021/5000",
        "JP_ACT_2022, 2038-01-01, 1/5",
        "GENERIC, 2026-06-30, "
    })
    void theRateOfTheDayIsWithheld(String profile, LocalDate on, @Nullable String rate) {
        assertThat(Profiles.of(profile).withholdingRate(on).map(Object::toString))
                .isEqualTo(Optional.ofNullable(rate));
    }

    /// US-04: on the fifteenth day of the ninth month after the year's end.
    @ParameterizedTest
    @CsvSource({
        "US_ICA, 2025-12-31, 2026-09-15",
        "US_ICA, 2026-03-31, 2026-12-15",
        "US_ICA, 2026-04-30, 2027-01-15",
        "CA_WORKER, 2025-12-31, 2026-12-31",
        "JP_ACT_2022, 2026-03-31, "
    })
    void patronageIsPaidByADayThatTheProfileSets(
            String profile, LocalDate yearEnd, @Nullable LocalDate dueBy) {
        assertThat(Profiles.of(profile).payBy(yearEnd).map(Profile.PayBy::dueBy))
                .isEqualTo(Optional.ofNullable(dueBy));
    }
}
