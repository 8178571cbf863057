package coop.kyodo.kit.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightToLeftTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Mai Sato (2)", "山田花子", "Γιώργος", "1,000 JPY"})
    void whatIsWrittenFromLeftToRightStays(String line) {
        assertThat(seen(line)).isEqualTo(line);
    }

    @Test
    void hebrewRunsFromTheRight() {
        assertThat(seen("\u05e9\u05dc\u05d5\u05dd")).isEqualTo("\u05dd\u05d5\u05dc\u05e9");
    }

    /// Meem, hah, meem, dal: initial, medial, medial, final.
    @Test
    void arabicLettersJoinTheirNeighbours() {
        assertThat(seen("\u0645\u062d\u0645\u062f")).isEqualTo("\ufeaa\ufee4\ufea4\ufee3");
    }

    /// Seen, lam with alef, meem: alef joins nothing after it.
    @Test
    void lamAndAlefAreOneLetter() {
        assertThat(seen("\u0633\u0644\u0627\u0645")).isEqualTo("\ufee1\ufefc\ufeb3");
    }

    @Test
    void aMarkOverALetterPartsNoNeighbours() {
        assertThat(seen("\u0628\u064e\u0628")).isEqualTo("\ufe90\u064e\ufe91");
    }

    @Test
    void numbersAndBracketsKeepTheirSense() {
        assertThat(seen("\u05e9\u05dc (42)")).isEqualTo("(42) \u05dc\u05e9");
        assertThat(seen("No 7: \u05e9\u05dc")).isEqualTo("No 7: \u05dc\u05e9");
    }

    /// Lam and alef maksura are two letters, though Unicode has a ligature of them.
    @Test
    void noOtherLettersAreOne() {
        assertThat(seen("\u0639\u0644\u0649")).isEqualTo("\ufef0\ufee0\ufecb");
    }

    @Test
    void aLetterWhoseFormTheFontsLackStandsAsItIs() {
        assertThat(RightToLeft.seen("\u0645\u062f", form -> form != 0xfee3))
                .isEqualTo("\ufeaa\u0645");
    }

    @Test
    void charactersOfTwoHalvesStayWhole() {
        assertThat(seen("\u05e9 \ud842\udfb7")).isEqualTo("\ud842\udfb7 \u05e9");
    }

    @Test
    void aJoinedFormStandsForItsLetter() {
        assertThat(RightToLeft.letter(0xfee3)).isEqualTo("\u0645");
        assertThat(RightToLeft.letter(0xfefc)).isEqualTo("\u0644\u0627");
        assertThat(RightToLeft.letter('A')).isEqualTo("A");
    }

    private static String seen(String line) {
        return RightToLeft.seen(line, form -> true);
    }
}
