package coop.kyodo.membership.capital;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryTest {

    private static final Money SUBSCRIBED = Money.yen(150_000);
    private static final Money PAID_IN = Money.yen(100_000);

    static Stream<Entry> entries() {
        return Stream.of(
                Entry.deposit(PaymentMethod.CASH, PAID_IN),
                Entry.admission(2, PAID_IN, PAID_IN),
                Entry.admission(3, SUBSCRIBED, PAID_IN),
                Entry.transferOut(2, PAID_IN),
                Entry.transferIn(2, PAID_IN),
                Entry.unitCut(PAID_IN, Money.yen(10_000)),
                Entry.unitCut(PAID_IN, PAID_IN),
                Entry.reduction(1, PAID_IN, Money.yen(0), Money.yen(60_000)),
                Entry.reduction(1, PAID_IN, Money.yen(0), Money.yen(0)),
                Entry.reduction(1, PAID_IN, Money.yen(30_000), Money.yen(60_000)),
                Entry.reduction(1, PAID_IN, PAID_IN, Money.yen(0)),
                Entry.withdrawalReversed(3, SUBSCRIBED, PAID_IN),
                Entry.withdrawalReversed(2, PAID_IN, PAID_IN),
                Entry.payment(PaymentMethod.DIVIDEND, PAID_IN),
                Entry.payment(PaymentMethod.IN_KIND, PAID_IN),
                Entry.subscription(1, Money.yen(50_000)),
                Entry.payment(PaymentMethod.BANK_TRANSFER, Money.yen(50_000)),
                Entry.withdrawal(3, SUBSCRIBED, PAID_IN, Money.yen(66_666)),
                Entry.withdrawal(3, SUBSCRIBED, PAID_IN, PAID_IN),
                Entry.withdrawal(3, SUBSCRIBED, PAID_IN, Money.yen(0)),
                Entry.withdrawal(2, PAID_IN, PAID_IN, PAID_IN),
                Entry.refund(PAID_IN));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryBalances(Entry entry) {
        assertThat(entry.postings().values().stream().reduce(Money.yen(0), Money::plus))
                .isEqualTo(Money.yen(0));
        assertThat(entry.postings()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void allThatWasSubscribedLeavesTheCapital() {
        Entry entry = Entry.withdrawal(3, SUBSCRIBED, PAID_IN, Money.yen(66_666));

        assertThat(entry.on(Account.CAPITAL)).isEqualTo(150_000);
        assertThat(entry.on(Account.UNPAID_CAPITAL)).isEqualTo(-50_000);
        assertThat(entry.on(Account.REFUNDS_PAYABLE)).isEqualTo(-66_666);
        assertThat(entry.on(Account.CAPITAL_SURPLUS)).isEqualTo(-33_334);
    }
}
