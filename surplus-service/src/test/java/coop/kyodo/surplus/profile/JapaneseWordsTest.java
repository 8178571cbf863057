package coop.kyodo.surplus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.testing.Repository;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.use.FundUse;
import coop.kyodo.surplus.waterfall.Fund;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The codes that a refusal speaks of have words in Japanese.
class JapaneseWordsTest {

    private static final Pattern FIGURE = Pattern.compile("\\{[a-zA-Z]+}");

    @Test
    void statesStepsSourcesAndTargetsHaveWords() throws IOException {
        List<String> codes =
                Stream.<Enum<?>[]>of(
                                Plan.State.values(),
                                FundUse.State.values(),
                                YearDocument.Step.values(),
                                Step.Source.values(),
                                Step.Sink.values(),
                                Until.Target.values(),
                                CapitalAccounts.Method.values())
                        .flatMap(Arrays::stream)
                        .map(Enum::name)
                        .toList();

        assertThat(words()).containsAll(codes).containsAll(Fund.STATED);
        assertThat(words())
                .contains("CAPITAL", "EQUAL", "SENIORITY", "MONTHS", "EMPLOYEES", "RULE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JP_ACT_2022",
                "JP_ACT_2022_NONPROFIT",
                "JWCU_2008",
                "IT",
                "UY",
                "US_ICA",
                "CA_WORKER",
                "FR_SCOP",
                "ES",
                "MONDRAGON",
                "GENERIC"
            })
    void whatAProfileNamesHasWords(String name) throws IOException {
        Profile profile = Profiles.of(name);
        Set<String> codes = new TreeSet<>();
        profile.funds()
                .forEach(fund -> {
                    codes.add(fund.fund());
                    codes.addAll(fund.purposeNames());
                });
        profile.guards().allMinimums().forEach(least -> codes.add(least.fund()));
        profile.documents().forEach(document -> codes.add(document.document()));
        Stream.ofNullable(profile.guards().measures())
                .forEach(measures -> codes.addAll(measures.allowed()));

        assertThat(words()).containsAll(codes);
    }

    @Test
    void bothLanguagesSpeakOfTheSameFigures() throws IOException {
        Properties english = file("en");
        Properties japanese = file("ja");
        for (String key : english.stringPropertyNames()) {
            assertThat(figures(japanese, key)).as(key).isEqualTo(figures(english, key));
        }
    }

    private static Set<String> words() throws IOException {
        return file("ja").stringPropertyNames().stream()
                .filter(key -> key.startsWith("word."))
                .map(key -> key.substring("word.".length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> figures(Properties words, String key) {
        return FIGURE.matcher(Objects.requireNonNull(words.getProperty(key)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties file(String language) throws IOException {
        Path file =
                Repository.root()
                        .resolve(
                                "surplus-service/src/main/resources/messages/problems_"
                                        + language
                                        + ".properties");
        var words = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }
}
