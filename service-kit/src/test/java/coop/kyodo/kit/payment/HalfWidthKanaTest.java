package coop.kyodo.kit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfWidthKanaTest {

    @ParameterizedTest
    @CsvSource({
        "ヤマダ　ハナコ, ﾔﾏﾀﾞ ﾊﾅｺ",
        "やまだ はなこ, ﾔﾏﾀﾞ ﾊﾅｺ",
        "ﾔﾏﾀﾞ ﾊﾅｺ, ﾔﾏﾀﾞ ﾊﾅｺ",
        "キャッツ, ｷﾔﾂﾂ",
        "パーティー, ﾊﾟ-ﾃｲ-",
        "ヴィオラ, ｳﾞｲｵﾗ",
        "ヲンヰヱ, ｦﾝｲｴ",
        "Ｋｙｏｄｏ（２）, KYODO(2)",
        "ア・イ, ｱ.ｲ"
    })
    void textBecomesWhatBanksTake(String text, String written) {
        assertThat(HalfWidthKana.of(text)).isEqualTo(written);
        assertThat(HalfWidthKana.canWrite(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田", "Müller?", "a\nb", "ヮ゛〆"})
    void whatBanksDoNotTakeIsNotWritten(String text) {
        assertThat(HalfWidthKana.canWrite(text)).isFalse();
    }

    @Test
    void eachCharacterIsOneByteOfJisX0201() {
        assertThat(HalfWidthKana.bytes("A1 ｱﾝﾞﾟ｢"))
                .containsExactly(0x41, 0x31, 0x20, 0xb1, 0xdd, 0xde, 0xdf, 0xa2);
    }
}
