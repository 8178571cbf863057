package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same terms give the same bytes: as they are, read back from what was stored, and with the
/// members in any order. A yen more anywhere gives others.
class ReplayPropertiesTest {

    private static final List<String> PROFILES =
            List.of("JP_ACT_2022", "GENERIC", "IT", "FR_SCOP", "ES", "CA_WORKER", "UY");
    private static final int CASES_PER_SEED = 50;

    private record Stored(
            Policy policy,
            Articles articles,
            Figures figures,
            Wish wish,
            MemberMeasures[] members) {

        Terms terms() {
            return new Terms(
                    Profiles.of(policy.profile()),
                    articles,
                    policy,
                    figures,
                    List.of(members),
                    wish);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadBackGivesTheSameHash(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Stored any = any(random);
            Stored read = Canonical.read(Canonical.write(any), Stored.class);

            assertThat(hash(read.terms())).isEqualTo(hash(any.terms()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheMembersLeavesTheHashAsItIs(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Terms any = any(random).terms();
            List<MemberMeasures> shuffled = new ArrayList<>(any.members());
            Collections.shuffle(shuffled, random);

            assertThat(
                            hash(
                                    new Terms(
                                            any.profile(),
                                            any.articles(),
                                            any.policy(),
                                            any.figures(),
                                            shuffled,
                                            any.wish())))
                    .isEqualTo(hash(any));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneYenMoreGivesAnotherHash(long seed) {
        Stored any = any(new Random(seed));
        Figures figures = any.figures();
        Figures more =
                new Figures(
                        figures.netProfit().plus(yen(1)),
                        figures.carriedForward(),
                        figures.reserveBalance(),
                        figures.jobCreationBalance(),
                        figures.educationCarryOver(),
                        figures.capital(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);

        assertThat(
                        hash(
                                new Stored(
                                                any.policy(),
                                                any.articles(),
                                                more,
                                                any.wish(),
                                                any.members())
                                        .terms()))
                .isNotEqualTo(hash(any.terms()));
    }

    private static Stored any(Random random) {
        String profile = PROFILES.get(random.nextInt(PROFILES.size()));
        MemberMeasures[] members = new MemberMeasures[random.nextInt(1, 12)];
        for (int i = 0; i < members.length; i++) {
            members[i] =
                    MemberMeasures.ofWork(
                                    new UUID(0, i + 1),
                                    i + 1,
                                    random.nextLong(1, 120_000),
                                    random.nextLong(1, 250))
                            .with("PAY", random.nextLong(1, 3_000_000))
                            .with("MONTHS", random.nextLong(0, 12))
                            .with("SENIORITY", random.nextLong(0, 200))
                            .with("CAPITAL", random.nextLong(0, 500_000));
        }
        return new Stored(
                Cases.ownPolicy(profile),
                Cases.ARTICLES,
                Cases.figures(
                        random.nextLong(0, 10_000_000),
                        random.nextLong(-1_000_000, 1_000_000),
                        random.nextLong(0, 3_000_000),
                        random.nextLong(0, 5_000_000)),
                Wish.NONE,
                members);
    }

    private static String hash(Terms terms) {
        Outcome outcome = outcome(terms);
        return Hashes.sha256(
                Canonical.write(outcome.waterfall())
                        + Canonical.write(outcome.table())
                        + Canonical.write(outcome.shares()));
    }
}
