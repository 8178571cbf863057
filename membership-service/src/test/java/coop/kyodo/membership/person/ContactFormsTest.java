package coop.kyodo.membership.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "megumi@coop.example",
                "a.b+c@mail.coop.example",
                "めぐみ@例え.テスト",
                "ｍ＠coop.example"
            })
    void anEmailAddressHasANameWithAPointAfterItsOnlyAt(String value) {
        assertThat(ContactForms.fits(PersonData.Contact.Kind.EMAIL, value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "megumi",
                "megumi@coop",
                "@coop.example",
                "a@b@coop.example",
                "a b@coop.example",
                "a@coop.",
                "a@.example",
                "a@coop..example"
            })
    void anythingElseIsNone(String value) {
        assertThat(ContactForms.fits(PersonData.Contact.Kind.EMAIL, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "045-123-4567",
                "０４５（１２３）４５６７",
                "045ー123ー4567",
                "+81 45 123 4567",
                "03-1234-5678 内線12",
                "03-1234-5678 ext.12"
            })
    void aTelephoneNumberHasSixFiguresAtLeast(String value) {
        assertThat(ContactForms.fits(PersonData.Contact.Kind.PHONE, value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "12345", "なし", "045-123-4567 自宅", "045+1234567", "------"})
    void wordsAndTooFewFiguresAreNone(String value) {
        assertThat(ContactForms.fits(PersonData.Contact.Kind.PHONE, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "@megumi", "隣の佐藤さん"})
    void anotherContactHasAnyForm(String value) {
        assertThat(ContactForms.fits(PersonData.Contact.Kind.OTHER, value)).isTrue();
    }
}
