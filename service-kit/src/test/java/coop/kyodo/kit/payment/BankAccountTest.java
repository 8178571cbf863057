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

    @Test
    void aHolderInKanjiIsAskedForInKana() {
        assertThatThrownBy(() -> Sample.account("山田花子").wellFormed("/account"))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("kana-needed");
        assertThat(Sample.account("ヤマダ　ハナコ").wellFormed("/account")).isNotNull();
    }
}
