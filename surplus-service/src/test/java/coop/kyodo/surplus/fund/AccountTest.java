package coop.kyodo.surplus.fund;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.surplus.waterfall.Fund;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which accounts of the ledger are funds.
class AccountTest {

    @Test
    void allButTheFundsAreNone() {
        assertThat(
                        List.of(
                                Account.UNAPPROPRIATED,
                                Account.CARRY_OVER,
                                Account.DIVIDENDS_PAYABLE,
                                Account.WITHHOLDING_TAX_PAYABLE,
                                Account.CAPITAL_PAID_UP,
                                Account.BANK_CLEARING,
                                Account.BANK,
                                Account.MEMBER_ACCOUNTS,
                                Account.MEMBER_LOSSES,
                                Account.REPORTED,
                                Account.FUNDS_USED,
                                Account.DEPOSITED,
                                Account.CAPITAL_INTEREST,
                                Account.CAPITAL_PAID_OUT,
                                Account.UNITS_ISSUED,
                                Account.LOSSES_CHARGED))
                .noneMatch(Account::isFund)
                .allMatch(Account::isReserved);
    }

    @Test
    void fundsAreFundsAndACoopMakesNoneOfTheNamesThatEveryCoopHas() {
        assertThat(Fund.STATED).allMatch(Account::isFund);
        assertThat(Account.isReserved(Fund.LEGAL_RESERVE)).isTrue();
        assertThat(Account.isReserved(Fund.CAPITAL_SURPLUS)).isTrue();
        assertThat(Account.isReserved(Fund.VOLUNTARY)).isFalse();
        assertThat(Account.isFund("EQUIPMENT_FUND")).isTrue();
        assertThat(Account.isReserved("EQUIPMENT_FUND")).isFalse();
    }
}
