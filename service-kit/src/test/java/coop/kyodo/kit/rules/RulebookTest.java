package coop.kyodo.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.exact.Fraction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookTest {

    private static final String FILE =
            """
            name: TEST_LAW
            title: {en: A law for tests, ja: 試験法}
            rules:
              - id: T-1
                source: Test Act, art. 1
                text: {en: At most a quarter., ja: 四分の一まで。}
                bounds: {cap: 1/4, days: 90}
            """;

    @Test
    void readsRulesWithTheirSourcesTextsAndExactBounds() throws IOException {
        Rule rule = read(FILE).rule("T-1");
        assertThat(rule.source()).isEqualTo("Test Act, art. 1");
        assertThat(rule.text()).containsEntry("ja", "四分の一まで。");
        assertThat(rule.bound("cap")).isEqualTo(Fraction.of(1, 4));
        assertThat(rule.wholeBound("days")).isEqualTo(90);
    }

    @Test
    void failsForARuleOrBoundItDoesNotState() throws IOException {
        Rulebook book = read(FILE);
        assertThatThrownBy(() -> book.rule("T-2")).hasMessageContaining("T-2");
        assertThatThrownBy(() -> book.rule("T-1").bound("none")).hasMessageContaining("none");
        assertThatThrownBy(() -> book.rule("T-1").wholeBound("cap"))
                .hasMessageContaining("not whole");
    }

    @Test
    void refusesAFileWithARuleTwiceOrWithoutSourceOrLanguage() {
        assertThatThrownBy(() -> read(FILE + FILE.substring(FILE.indexOf("  - id"))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> read(FILE.replace("source: Test Act, art. 1", "note: none")))
                .hasMessageContaining("source");
        assertThatThrownBy(() -> read(FILE.replace(", ja: 四分の一まで。", "")))
                .hasMessageContaining("ja");
    }

    @Test
    void aRuleInPlaceOfAnotherIsFoundByThatAndKeepsItsOwnId() throws IOException {
        Rulebook book = read(FILE.replace("source:", "inPlaceOf: JP-021\n    source:"));
        assertThat(book.rule("JP-021").id()).isEqualTo("T-1");
        assertThat(book.findRule("T-1")).isEmpty();
    }

    @Test
    void aProfileExtendsOnlyOneThatIsThere() {
        assertThatThrownBy(() -> read("extends: NO_SUCH_LAW\n" + FILE))
                .hasMessageContaining("NO_SUCH_LAW");
    }

    @Test
    void aProfileSaysWhichOneItExtends() throws IOException {
        assertThat(read(FILE).basedOn()).isNull();
    }

    @Test
    void findsNoProfileByAStrangeName() {
        assertThat(Rulebook.find("../application")).isEmpty();
        assertThat(Rulebook.find("NO_SUCH_LAW")).isEmpty();
    }

    @Test
    void aFolderAddsAProfileThatIsThereFromThenOn(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("ADDED_LAW.yaml"),
                "extends: GENERIC\n" + FILE.replace("TEST_LAW", "ADDED_LAW"));
        Files.writeString(folder.resolve("notes.txt"), "no profile");

        Rulebook.addFolder(folder);

        Rulebook book = Rulebook.of("ADDED_LAW");
        assertThat(book.rules()).containsOnlyKeys("GEN-01", "T-1");
        assertThat(Rulebook.added()).contains("ADDED_LAW");
    }

    @ParameterizedTest
    @CsvSource({
        "GENERIC.yaml, GENERIC, true, is there",
        "other law.yaml, OTHER_LAW, true, not named like",
        "OTHER_LAW.yaml, THIRD_LAW, true, names itself THIRD_LAW",
        "LACKING_LAW.yaml, LACKING_LAW, false, lacks [GEN-01]",
        "LOOSE_LAW.yaml, LOOSE_LAW, true, rule T-1 of LOOSE_LAW lacks [most]"
    })
    void aFolderWithAFileThatIsNoProfileIsNotRead(
            String file, String name, boolean whole, String why, @TempDir Path folder)
            throws IOException {
        Files.writeString(
                folder.resolve(file),
                (whole ? "extends: GENERIC\n" : "")
                        + FILE.replace("TEST_LAW", name)
                                .replace(
                                        "source:",
                                        name.equals("LOOSE_LAW")
                                                ? "inPlaceOf: GEN-01\n    source:"
                                                : "source:"));

        assertThatThrownBy(() -> Rulebook.addFolder(folder)).hasMessageContaining(why);
    }

    @Test
    void aFolderThatIsNotThereIsAFault(@TempDir Path folder) {
        assertThatThrownBy(() -> Rulebook.addFolder(folder.resolve("none")))
                .hasMessageContaining("none");
    }

    private static Rulebook read(String yaml) throws IOException {
        return Rulebook.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
