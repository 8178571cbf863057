package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwedBackRulesTest {

    private static final UUID MEMBER = new UUID(0, 1);
    private static final UUID DAUGHTER = new UUID(0, 2);
    private static final UUID SON = new UUID(0, 3);

    @ParameterizedTest
    @CsvSource({
        "60, 0, 0, 60, 0",
        "60, 59, 0, 1, 0",
        "60, 60, 0, 0, 0",
        "60, 61, 0, 0, 1",
        "60, 40, 20, 0, 0",
        "60, 40, 19, 1, 0",
        "60, 40, 100, 0, 0",
        "60, 0, 100, 0, 0",
        "0, 5, 0, 0, 5",
        "60, -40, 0, 100, 0"
    })
    void whatIsNotPaidIsClaimedAndWhatIsPaidBeyondItIsOwedBack(
            long entitled, long paid, long writtenOff, long open, long owedBack) {
        assertThat(
                        OwedBackRules.due(
                                Money.yen(entitled),
                                new OwedBackRules.Had(Money.yen(paid), Money.yen(writtenOff))))
                .isEqualTo(new OwedBackRules.Due(Money.yen(open), Money.yen(owedBack)));
    }

    @Test
    void withoutHeirsAllIsTheMembers() {
        assertThat(OwedBackRules.entitled(Money.yen(60), MEMBER, had(10), Map.of()))
                .containsExactly(entry(MEMBER, Money.yen(60)));
    }

    @ParameterizedTest
    @CsvSource({"60, 10, 10, 25, 25", "61, 10, 10, 26, 25", "9, 10, 9, 0, 0"})
    void whatTheMemberHadIsTheMembersAndTheRestTheHeirs(
            long whole, long hadByMember, long member, long daughter, long son) {
        Map<UUID, Fraction> heirs = new LinkedHashMap<>();
        heirs.put(DAUGHTER, Fraction.of(1, 2));
        heirs.put(SON, Fraction.of(1, 2));

        assertThat(OwedBackRules.entitled(Money.yen(whole), MEMBER, had(hadByMember), heirs))
                .containsExactly(
                        entry(MEMBER, Money.yen(member)),
                        entry(DAUGHTER, Money.yen(daughter)),
                        entry(SON, Money.yen(son)));
    }

    @Test
    void theLastInstalmentFallsFirst() {
        RefundClaim first = claim(1, 30);
        RefundClaim second = claim(2, 30);

        assertThat(OwedBackRules.lowered(List.of(first, second), Money.yen(29)).orElseThrow())
                .containsExactly(entry(second, Money.yen(1)));
        assertThat(OwedBackRules.lowered(List.of(first, second), Money.yen(30)).orElseThrow())
                .containsExactly(entry(second, Money.yen(0)));
        assertThat(OwedBackRules.lowered(List.of(first, second), Money.yen(31)).orElseThrow())
                .containsExactly(entry(second, Money.yen(0)), entry(first, Money.yen(29)));
        assertThat(OwedBackRules.lowered(List.of(first, second), Money.yen(60))).isPresent();
        assertThat(OwedBackRules.lowered(List.of(first, second), Money.yen(61))).isEmpty();
    }

    private static OwedBackRules.Had had(long paid) {
        return new OwedBackRules.Had(Money.yen(paid), Money.yen(0));
    }

    private static RefundClaim claim(int number, long amount) {
        return new RefundClaim(
                new UUID(1, number),
                MEMBER,
                number,
                MEMBER,
                LocalDate.of(2026, 3, 31),
                Money.yen(amount),
                LocalDate.of(2028, 3, 31),
                RefundClaim.State.OPEN,
                null,
                null,
                null);
    }
}
