package coop.kyodo.kit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankAccountTest {

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, true",
        "GB82WEST12345698765432, true",
        "FR1420041010050500013M02606, true",
        "DE88370400440532013000, false",
        "DE89370400440532013001, false"
    })
    void theCheckDigitsOfAnIbanFit(String iban, boolean valid) {
        assertThat(Iban.isValid(iban)).isEqualTo(valid);
    }

    @Test
    void anAccountHasANumberOfSomeKind() {
        assertThatThrownBy(() -> new BankAccount("Hanako", null, null, null).wellFormed("/account"))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("account-missing");
    }

    /// By their UTF-16 code units: what XML 1.0 has, and next to it what it has not.
    @ParameterizedTest
    @CsvSource({
        "8, false",
        "9, true",
        "31, false",
        "32, true",
        "55357, false",
        "55357 56832, true",
        "65533, true",
        "65534, false"
    })
    void aHolderHasOnlyCharactersThatAFileCanSay(String units, boolean taken) {
        StringBuilder holder = new StringBuilder("Hanako");
        for (String unit : units.split(" ")) {
            holder.append((char) Integer.parseInt(unit));
        }
        BankAccount account = new BankAccount(holder + "Y", null, "DE89370400440532013000", null);

        if (taken) {
            assertThat(account.wellFormed("/account")).isEqualTo(account);
        } else {
            assertThatThrownBy(() -> account.wellFormed("/account"))
                    .isInstanceOf(ProblemException.class)
                    .extracting(problem -> ((ProblemException) problem).code())
                    .isEqualTo("holder-unwritable");
        }
    }

    @Test
    void aHolderInKanjiIsAskedForInKana() {
        assertThatThrownBy(() -> Sample.account("山田花子").wellFormed("/account"))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("kana-needed");
        assertThat(Sample.account("ヤマダ　ハナコ").wellFormed("/account")).isNotNull();
    }
}
