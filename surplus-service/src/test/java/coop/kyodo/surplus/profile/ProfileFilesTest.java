package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import coop.kyodo.kit.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        Profile profile = Profiles.of(name);
        Profile.Guards guards = profile.guards();

        assertThatCode(
                        () -> {
                            profile.orderRule();
                            profile.workRule();
                            profile.eligibilityRule();
                            profile.rule(guards.rounding());
                            for (Profile.Minimum least : guards.allMinimums()) {
                                profile.rule(least.rule()).bound("share");
                                if (least.ceilingOf() != null) {
                                    profile.rule(least.rule()).bound("target");
                                }
                            }
                            if (guards.measures() != null && guards.measures().main() != null) {
                                profile.rule(guards.measures().main().rule()).bound("main");
                            }
                            if (guards.cap() != null) {
                                profile.rule(guards.cap().rule()).bound("cap");
                            }
                            if (guards.cash() != null) {
                                profile.rule(guards.cash()).bound("cash");
                            }
                            if (guards.workPart() != null) {
                                for (String bound :
                                        List.of("share", "months", "seniority", "coefficient")) {
                                    profile.rule(guards.workPart().rule()).bound(bound);
                                }
                            }
                            if (guards.losses() != null) {
                                profile.rule(guards.losses().rule());
                                profile.rule(guards.losses().reserveRule());
                            }
                            if (guards.withholding() != null) {
                                profile.rule(guards.withholding()).bound("rate");
                            }
                            Stream.of(
                                            guards.distributionForbiddenBy(),
                                            guards.fundsForMembersForbiddenBy(),
                                            guards.unpaidCapital(),
                                            guards.interest(),
                                            guards.measures() == null
                                                    ? null
                                                    : guards.measures().rule(),
                                            guards.indivisible() == null
                                                    ? null
                                                    : guards.indivisible().rule())
                                    .flatMap(Stream::ofNullable)
                                    .forEach(profile::rule);
                            guards.policy().forEach(profile::ruleOf);
                        })
                .doesNotThrowAnyException();
    }
}
