package coop.kyodo.federation.count;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.organisation.OrganisationKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrozenCountTest {

    private static final CountedAffiliate B =
            new CountedAffiliate(
                    new UUID(0, 2), OrganisationKind.LOCAL, LocalDate.of(2023, 10, 1), 20, "B");
    private static final CountedAffiliate A =
            new CountedAffiliate(
                    new UUID(0, 1), OrganisationKind.ASSOCIATED, LocalDate.of(2024, 1, 1), 10, "A");
    private static final FrozenCount COUNT =
            FrozenCount.of(
                    new UUID(0, 9), Line.INDUSTRIAL, LocalDate.of(2025, 3, 31), List.of(B, A));

    @Test
    void itsTextIsWhatTheContractSays() {
        assertThat(COUNT.content())
                .isEqualTo(
                        """
                        kyodo count 1
                        federation 00000000-0000-0000-0000-000000000009
                        as of 2025-03-31
                        line INDUSTRIAL
                        00000000-0000-0000-0000-000000000001 ASSOCIATED 2024-01-01 10 A
                        00000000-0000-0000-0000-000000000002 LOCAL 2023-10-01 20 B
                        """);
    }

    @Test
    void itReadsBackAsItWas() {
        assertThat(COUNT.affiliates()).containsExactly(A, B);
    }

    @Test
    void aChangedFigureBreaksTheHash() {
        var forged =
                new FrozenCount(
                        COUNT.line(),
                        COUNT.asOf(),
                        COUNT.content().replace(" 20 ", " 21 "),
                        COUNT.hash());

        assertThat(COUNT.isWhole()).isTrue();
        assertThat(forged.isWhole()).isFalse();
    }
}
