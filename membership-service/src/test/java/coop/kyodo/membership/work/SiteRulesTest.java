package coop.kyodo.membership.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteRulesTest {

    private static final UUID HEAD = new UUID(0, 1);
    private static final UUID DIVISION = new UUID(0, 2);
    private static final UUID SHOP = new UUID(0, 3);
    private static final Map<UUID, UUID> PARENTS = Map.of(DIVISION, HEAD, SHOP, DIVISION);

    @Test
    void aSiteStandsNeitherBelowItselfNorBelowWhatIsBelowIt() {
        assertThat(SiteRules.cycle(PARENTS, HEAD, SHOP))
                .containsExactly(HEAD, SHOP, DIVISION, HEAD);
        assertThat(SiteRules.cycle(PARENTS, SHOP, SHOP)).containsExactly(SHOP, SHOP);
    }

    @Test
    void aSiteStandsAnywhereElseAndAtTheTop() {
        assertThat(SiteRules.cycle(PARENTS, SHOP, HEAD)).isEmpty();
        assertThat(SiteRules.cycle(PARENTS, DIVISION, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, 2025-03-31, false",
        "2025-03-01, 2025-04-01, true",
        "2025-09-30, 2025-10-31, true",
        "2025-10-01, 2025-10-31, false"
    })
    void aSiteIsOpenFromItsFirstDayToItsLast(LocalDate from, LocalDate to, boolean open) {
        assertThat(
                        SiteRules.isOpen(
                                LocalDate.parse("2025-04-01"),
                                LocalDate.parse("2025-09-30"),
                                from,
                                to))
                .isEqualTo(open);
        assertThat(SiteRules.isOpen(null, null, from, to)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD_OFFICE, HEAD_OFFICE, true",
        "HEAD_OFFICE, DIVISION, false",
        "HEAD_OFFICE, ESTABLISHMENT, false",
        "DIVISION, HEAD_OFFICE, true",
        "DIVISION, DIVISION, true",
        "DIVISION, ESTABLISHMENT, false",
        "ESTABLISHMENT, HEAD_OFFICE, true",
        "ESTABLISHMENT, DIVISION, true",
        "ESTABLISHMENT, ESTABLISHMENT, true"
    })
    void aSiteStandsBelowItsOwnKindOrAHigherOne(SiteKind site, SiteKind above, boolean stands) {
        assertThat(SiteRules.standsBelow(site, above)).isEqualTo(stands);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31,,             true",
        "2025-04-01,,             true",
        ",          2025-03-31,   false",
        ",          2025-04-01,   true",
        "2025-09-30, 2025-12-31,  true",
        "2025-10-01, 2025-12-31,  false",
        ",,                       true"
    })
    void twoSitesAreOpenTogetherOnTheirFirstAndLastDaysToo(
            @Nullable LocalDate openedOn, @Nullable LocalDate closedOn, boolean together) {
        assertThat(
                        SiteRules.overlap(
                                openedOn,
                                closedOn,
                                LocalDate.parse("2025-04-01"),
                                LocalDate.parse("2025-09-30")))
                .isEqualTo(together);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, 2025-09-30, false",
        "2025-04-01, 2025-09-30, true",
        "2025-04-01, 2025-10-01, false",
        "2025-04-01,,            false"
    })
    void aSiteStaysOpenToItsLastDayAndNoLonger(
            LocalDate from, @Nullable LocalDate to, boolean open) {
        LocalDate openedOn = LocalDate.parse("2025-04-01");

        assertThat(SiteRules.isOpenThroughout(openedOn, LocalDate.parse("2025-09-30"), from, to))
                .isEqualTo(open);
        assertThat(SiteRules.isOpenThroughout(openedOn, null, openedOn, null)).isTrue();
        assertThat(SiteRules.isOpenThroughout(null, null, from, to)).isTrue();
    }
}
