package coop.kyodo.federation.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.delegates.SeatingTerms.Band;
import coop.kyodo.federation.delegates.SeatingTerms.Votes;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The published and the classical tables, at their borders, and the ties.
class SeatingRulesTest {

    private static final Rulebook RULES = Rulebook.of("JP_ACT_2022");
    private static final LocalDate DAY = LocalDate.of(2023, 10, 1);
    private static final long[] CLASSICAL = {47_000, 16_000, 15_900, 12_000, 6_000, 3_100};

    @Test
    void theClassicalTableByLargestRemainder() {
        assertThat(seats(Method.LARGEST_REMAINDER, 10, 0, CLASSICAL))
                .containsExactly(5, 2, 1, 1, 1, 0);
    }

    @Test
    void theClassicalTableByDHondt() {
        assertThat(seats(Method.DHONDT, 10, 0, CLASSICAL)).containsExactly(5, 2, 2, 1, 0, 0);
    }

    @Test
    void theClassicalTableBySainteLague() {
        assertThat(seats(Method.SAINTE_LAGUE, 10, 0, CLASSICAL)).containsExactly(4, 2, 2, 1, 1, 0);
    }

    @Test
    void theClassicalTableByDHondtWithOneForEverybody() {
        assertThat(seats(Method.DHONDT, 10, 1, CLASSICAL)).containsExactly(5, 1, 1, 1, 1, 1);
    }

    @Test
    void sevenSeatsForFiftyThirtyTwenty() {
        Seated seated =
                seated(fixed(Method.LARGEST_REMAINDER, 7, 0, 99, null), affiliates(50, 30, 20));

        assertThat(
                        seated.rows().stream()
                                .map(row ->
                                        row.quota() + " " + row.remainder() + " " + row.seats()))
                .containsExactly("7/2 1/2 4", "21/10 1/10 2", "7/5 2/5 1");
        assertThat(seated.rows().stream().map(Seated.Row::remainderOrder)).containsExactly(1, 3, 2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "50, 1", "51, 2", "100, 2", "101, 3"})
    void shinroSeatsOneForEveryFiftyAndTheFraction(long members, int seats) {
        assertThat(
                        bySize(
                                terms(
                                        Method.PER_N_CEIL,
                                        50L,
                                        null,
                                        null,
                                        List.of(),
                                        SeatingTerms.NO_MAXIMUM),
                                members))
                .isEqualTo(seats);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "700, 1", "701, 2", "1400, 2", "1401, 3"})
    void theAgriculturalFederationCountsEachSevenHundred(long members, int seats) {
        assertThat(
                        bySize(
                                terms(
                                        Method.PER_N_CEIL,
                                        700L,
                                        null,
                                        null,
                                        List.of(),
                                        SeatingTerms.NO_MAXIMUM),
                                members))
                .isEqualTo(seats);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "5000, 1",
        "5001, 2",
        "10000, 2",
        "10001, 3",
        "20000, 3",
        "20001, 4",
        "30000, 4",
        "30001, 5",
        "40001, 6",
        "50000, 6",
        "50001, 7",
        "75000, 7",
        "75001, 8",
        "100000, 8",
        "100001, 9",
        "125001, 10",
        "150001, 11",
        "175001, 12",
        "200000, 12",
        "200001, 13",
        "250001, 14",
        "300001, 15",
        "350001, 16",
        "400001, 17",
        "450001, 18",
        "500000, 18",
        "500001, 19",
        "600001, 20",
        "700001, 21",
        "800001, 22",
        "900000, 22",
        "900001, 23",
        "7000000, 23"
    })
    void itfSeatsByBand(long members, int seats) {
        long[] borders = {
            0, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000, 75_000, 100_000, 125_000, 150_000,
            175_000, 200_000, 250_000, 300_000, 350_000, 400_000, 450_000, 500_000, 600_000,
            700_000, 800_000, 900_000
        };
        var bands = new ArrayList<Band>();
        for (int i = 0; i < borders.length; i++) {
            bands.add(new Band(borders[i] + 1, i + 1));
        }

        assertThat(
                        bySize(
                                terms(
                                        Method.BANDS,
                                        null,
                                        null,
                                        null,
                                        bands,
                                        SeatingTerms.NO_MAXIMUM),
                                members))
                .isEqualTo(seats);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1",
        "1001, 2",
        "9999, 2",
        "10000, 3",
        "14999, 3",
        "15000, 4",
        "35000, 8",
        "90000, 8"
    })
    void gftuSeatsByBandUpToEight(long members, int seats) {
        var bands = new ArrayList<>(List.of(new Band(1, 1), new Band(1_001, 2)));
        for (int i = 0; i < 10; i++) {
            bands.add(new Band(10_000 + 5_000L * i, 3 + i));
        }

        assertThat(bySize(terms(Method.BANDS, null, null, null, bands, 8), members))
                .isEqualTo(seats);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "150, 2", "151, 3", "250, 3", "251, 4", "550, 6", "551, 6", "9999, 6"})
    void croydonSeatsTwoAndOneForEachFurtherHundredUpToSix(long members, int seats) {
        assertThat(
                        bySize(
                                terms(Method.BASE_PLUS_PER_N_CEIL_CAP, 100L, 2, 150L, List.of(), 6),
                                members))
                .isEqualTo(seats);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LARGEST_REMAINDER", "DHONDT", "SAINTE_LAGUE"})
    void amongEqualRemaindersAndQuotientsTheEarlierAffiliationComesFirst(Method method) {
        var late = affiliate("A", 10, DAY.plusDays(1));
        var early = affiliate("B", 10, DAY);

        Seated seated = seated(fixed(method, 1, 0, 9, null), List.of(late, early));

        assertThat(seated.rows().stream().map(Seated.Row::seats)).containsExactly(0, 1);
        assertThat(seated.lotDrawn()).isFalse();
    }

    @Test
    void amongEqualQuotientsTheLargerMembershipComesFirst() {
        Seated seated = seated(fixed(Method.DHONDT, 2, 0, 9, null), affiliates(20, 10));

        assertThat(seated.rows().stream().map(Seated.Row::seats)).containsExactly(2, 0);
        assertThat(seated.awards().getLast().decidedBy())
                .isEqualTo(Seated.DecidedBy.LARGER_MEMBERSHIP);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LARGEST_REMAINDER", "DHONDT", "SAINTE_LAGUE"})
    void aTieThatOnlyALotCanSettleNeedsASeed(Method method) {
        Refusal refusal = refusal(fixed(method, 1, 0, 9, null), affiliates(10, 10));

        assertThat(refusal.code()).isEqualTo("lot-needs-a-seed");
        assertThat(refusal.rule().id()).isEqualTo("FED-008");
        assertThat(refusal.figures()).containsEntry("tied", List.of("A0", "A1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LARGEST_REMAINDER", "DHONDT", "SAINTE_LAGUE"})
    void theLotIsTheSameForEveryoneWhoKnowsTheSeed(Method method) {
        Seated seated = seated(fixed(method, 1, 0, 9, "04 18 23"), affiliates(10, 10));

        assertThat(seated.lotDrawn()).isTrue();
        assertThat(seated)
                .isEqualTo(seated(fixed(method, 1, 0, 9, "04 18 23"), affiliates(10, 10)));
        assertThat(winners(method)).containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LARGEST_REMAINDER", "DHONDT", "SAINTE_LAGUE"})
    void equalsWhoAllGetASeatNeedNoLot(Method method) {
        Seated seated = seated(fixed(method, 2, 0, 9, null), affiliates(10, 10));

        assertThat(seated.lotDrawn()).isFalse();
        assertThat(seated.awards()).noneMatch(award -> award.decidedBy() == Seated.DecidedBy.LOT);
    }

    @Test
    void seatsCoverEverybodysLeast() {
        assertThat(seats(Method.DHONDT, 6, 1, CLASSICAL)).containsOnly(1);

        Refusal refusal = refusal(fixed(Method.DHONDT, 5, 1, 99, null), affiliates(CLASSICAL));

        assertThat(refusal.code()).isEqualTo("seats-below-minimums");
        assertThat(refusal.rule().id()).isEqualTo("FED-006");
        assertThat(refusal.figures()).containsEntry("seats", 5).containsEntry("least", 6L);
    }

    @Test
    void seatsDoNotPassEverybodysMost() {
        assertThat(
                        seated(
                                        fixed(Method.LARGEST_REMAINDER, 12, 0, 2, null),
                                        affiliates(CLASSICAL))
                                .rows())
                .allMatch(row -> row.seats() == 2);

        Refusal refusal =
                refusal(fixed(Method.LARGEST_REMAINDER, 13, 0, 2, null), affiliates(CLASSICAL));

        assertThat(refusal.code()).isEqualTo("seats-above-maximums");
        assertThat(refusal.figures()).containsEntry("most", 12L);
    }

    @Test
    void nobodyIsSeatedWhereNobodyIsCounted() {
        assertThat(refusal(fixed(Method.DHONDT, 1, 0, 9, null), List.of()).rule().id())
                .isEqualTo("FED-007");
        assertThat(refusal(fixed(Method.DHONDT, 1, 0, 9, null), affiliates(0, 0)).rule().id())
                .isEqualTo("FED-007");
        assertThat(seats(Method.DHONDT, 1, 0, 1, 0)).containsExactly(1, 0);
    }

    @Test
    void largestRemainderKeepsTheLeastAndTheMost() {
        assertThat(seats(Method.LARGEST_REMAINDER, 10, 1, CLASSICAL))
                .containsExactly(4, 2, 1, 1, 1, 1);
        Seated capped =
                seated(fixed(Method.LARGEST_REMAINDER, 10, 0, 3, null), affiliates(CLASSICAL));
        assertThat(capped.rows().getFirst().seats()).isEqualTo(3);
        assertThat(capped.rows().getFirst().reason())
                .isEqualTo("quota 47/10 gives 5, cut to the most");
        assertThat(capped.seats()).isEqualTo(10);
    }

    @Test
    void votesAreOneEachUnlessTheArticlesGoByNumbers() {
        assertThat(seated(fixed(Method.DHONDT, 10, 0, 99, null), affiliates(CLASSICAL)).rows())
                .allMatch(row -> row.votes() == 1);
        var perDelegate =
                new SeatingTerms(
                        Method.DHONDT,
                        10,
                        0,
                        99,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        Votes.PER_DELEGATE);
        assertThat(seated(perDelegate, affiliates(CLASSICAL)).rows())
                .allMatch(row -> row.votes() == row.seats());
    }

    @Test
    void whateverTheNumbersAllSeatsAreGivenWithinBounds() {
        var random = new Random(4711);
        for (int round = 0; round < 500; round++) {
            int size = 1 + random.nextInt(12);
            long[] members = random.longs(size, 0, 50).toArray();
            members[0]++;
            int least = random.nextInt(3);
            int most = least + 1 + random.nextInt(6);
            int seats = Math.max(1, least * size + random.nextInt((most - least) * size + 1));
            for (Method method :
                    List.of(Method.LARGEST_REMAINDER, Method.DHONDT, Method.SAINTE_LAGUE)) {
                Seated seated =
                        seated(fixed(method, seats, least, most, "seed"), affiliates(members));

                assertThat(seated.seats()).isEqualTo(seats);
                assertThat(seated.rows())
                        .allMatch(row -> row.seats() >= least && row.seats() <= most);
            }
        }
    }

    private static List<Integer> winners(Method method) {
        return Arrays.asList("1", "2", "3", "4", "5", "6", "7", "8").stream()
                .map(seed ->
                        seated(fixed(method, 1, 0, 9, seed), affiliates(10, 10))
                                .rows()
                                .getFirst()
                                .seats())
                .distinct()
                .toList();
    }

    private static List<Integer> seats(Method method, int seats, int least, long... members) {
        return seated(fixed(method, seats, least, 99, null), affiliates(members)).rows().stream()
                .map(Seated.Row::seats)
                .toList();
    }

    private static int bySize(SeatingTerms terms, long members) {
        return seated(terms, affiliates(members)).rows().getFirst().seats();
    }

    private static SeatingTerms fixed(
            Method method, int seats, int least, int most, @Nullable String seed) {
        return new SeatingTerms(
                method, seats, least, most, null, null, null, List.of(), seed, Votes.ONE_EACH);
    }

    private static SeatingTerms terms(
            Method method,
            @Nullable Long per,
            @Nullable Integer base,
            @Nullable Long baseUpTo,
            List<Band> bands,
            int most) {
        return new SeatingTerms(
                method, null, 0, most, per, base, baseUpTo, bands, null, Votes.ONE_EACH);
    }

    private static List<CountedAffiliate> affiliates(long... members) {
        var affiliates = new ArrayList<CountedAffiliate>();
        for (int i = 0; i < members.length; i++) {
            affiliates.add(affiliate("A" + i, members[i], DAY));
        }
        return affiliates;
    }

    private static CountedAffiliate affiliate(String code, long members, LocalDate from) {
        return new CountedAffiliate(
                UUID.nameUUIDFromBytes(code.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                OrganisationKind.INDUSTRIAL_FEDERATION,
                from,
                members,
                code);
    }

    private static Seated seated(SeatingTerms terms, List<CountedAffiliate> affiliates) {
        return SeatingRules.seat(terms, affiliates, RULES).orRefuse();
    }

    private static Refusal refusal(SeatingTerms terms, List<CountedAffiliate> affiliates) {
        Decision<Seated> decision = SeatingRules.seat(terms, affiliates, RULES);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<Seated>) decision).refusal();
    }
}
