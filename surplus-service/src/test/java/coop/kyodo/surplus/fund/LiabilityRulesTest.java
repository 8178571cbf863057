package coop.kyodo.surplus.fund;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiabilityRulesTest {

    @ParameterizedTest
    @CsvSource({
        "OWED, AT_THE_BANK, DIVIDENDS_PAYABLE, BANK_CLEARING",
        "AT_THE_BANK, PAID, BANK_CLEARING, BANK",
        "AT_THE_BANK, OWED, BANK_CLEARING, DIVIDENDS_PAYABLE",
        "PAID, OWED, BANK, DIVIDENDS_PAYABLE",
    })
    void aPaymentMovesFromWhereItWasToWhereItIs(
            LiabilityRules.Place before, LiabilityRules.Place after, String from, String to) {
        Money amount = Money.yen(298_320);

        assertThat(LiabilityRules.payment(before, after, amount))
                .isEqualTo(Journal.move(from, to, amount));
    }

    @Test
    void aPaymentThatNeverWentToTheBankMovesNothing() {
        assertThat(
                        LiabilityRules.payment(
                                LiabilityRules.Place.OWED, LiabilityRules.Place.OWED, Money.yen(1)))
                .isEmpty();
    }

    @Test
    void taxAndCapitalComeOutOfWhatMembersAreOwed() {
        List<Journal.Posting> postings =
                LiabilityRules.payout(Money.yen(81_680), Money.yen(20_000));

        assertThat(postings)
                .containsExactly(
                        debit("DIVIDENDS_PAYABLE", 81_680),
                        credit("WITHHOLDING_TAX_PAYABLE", 81_680),
                        debit("DIVIDENDS_PAYABLE", 20_000),
                        credit("CAPITAL_PAID_UP", 20_000));
    }

    @Test
    void whatACorrectionWithholdsLessGoesBack() {
        assertThat(LiabilityRules.payout(Money.yen(-8_168), Money.yen(0)))
                .containsExactly(
                        debit("WITHHOLDING_TAX_PAYABLE", 8_168),
                        credit("DIVIDENDS_PAYABLE", 8_168));
    }

    @Test
    void nothingWithheldAndNothingAppliedPostsNothing() {
        assertThat(LiabilityRules.payout(Money.yen(0), Money.yen(0))).isEmpty();
    }

    private static Journal.Posting debit(String account, long amount) {
        return new Journal.Posting(account, Journal.Side.DEBIT, Money.yen(amount));
    }

    private static Journal.Posting credit(String account, long amount) {
        return new Journal.Posting(account, Journal.Side.CREDIT, Money.yen(amount));
    }
}
