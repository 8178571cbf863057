package coop.kyodo.federation.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AffiliationRulesTest {

    private static final Rulebook RULES = Rulebook.of("JP_ACT_2022");
    private static final UUID FEDERATION = new UUID(0, 1);
    private static final UUID A = new UUID(0, 0xA);
    private static final UUID B = new UUID(0, 0xB);
    private static final UUID C = new UUID(0, 0xC);
    private static final Map<UUID, String> CODES = Map.of(A, "A", B, "B", C, "C");
    private static final LocalDate DAY = LocalDate.of(2025, 4, 1);

    @Test
    void whoeverStandsNowhereMayJoinTheFederationItself() {
        assertThat(join(C, null, DAY)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whoeverStandsNowhereMayJoinAParentThatStandsInTheLine() {
        assertThat(join(C, B, DAY, edge(B, A, DAY, null), edge(A, null, DAY, null)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void nobodyIsTheirOwnParent() {
        assertThat(refusal(join(C, C, DAY)).figures()).containsEntry("path", List.of("C", "C"));
    }

    @Test
    void aPathBackIsRefusedAndShown() {
        Refusal refusal =
                refusal(
                        join(
                                A,
                                C,
                                DAY,
                                edge(C, B, DAY, null),
                                edge(B, A, DAY, null),
                                edge(A, null, DAY, null)));

        assertThat(refusal.code()).isEqualTo("affiliation-cycle");
        assertThat(refusal.rule().id()).isEqualTo("FED-001");
        assertThat(refusal.figures()).containsEntry("path", List.of("A", "C", "B", "A"));
    }

    @Test
    void aPathBackThatBeginsLaterIsRefusedToo() {
        Edge later = edge(C, A, DAY.plusYears(1), null);
        Edge now = edge(C, null, DAY, DAY.plusYears(1).minusDays(1));

        assertThat(refusal(join(A, C, DAY, later, now)).code()).isEqualTo("affiliation-cycle");
    }

    @Test
    void aPathBackThatEndedTheDayBeforeIsNone() {
        Edge ended = edge(C, A, DAY.minusYears(1), DAY.minusDays(1));

        assertThat(join(A, C, DAY, ended, edge(C, null, DAY, null)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aPathWhosePartsNeverHoldTogetherIsNone() {
        Edge first = edge(C, B, DAY, DAY.plusDays(9));
        Edge afterwards = edge(C, null, DAY.plusDays(10), null);
        Edge tooLate = edge(B, A, DAY.plusDays(10), null);
        Edge before = edge(B, null, DAY, DAY.plusDays(9));

        assertThat(join(A, C, DAY, first, afterwards, tooLate, before))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aSecondParentAtTheSameTimeIsRefused() {
        Refusal refusal =
                refusal(
                        join(
                                C,
                                null,
                                DAY,
                                edge(C, A, DAY.minusYears(1), DAY),
                                edge(A, null, DAY, null)));

        assertThat(refusal.code()).isEqualTo("parent-already");
        assertThat(refusal.rule().id()).isEqualTo("FED-002");
        assertThat(refusal.figures()).containsEntry("standingUntil", DAY);
    }

    @Test
    void aParentOfTheDayAfterTheLastDayIsTaken() {
        assertThat(join(C, null, DAY, edge(C, A, DAY.minusYears(1), DAY.minusDays(1))))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aParentThatBeginsLaterStandsInTheWayOfOneWithoutEnd() {
        assertThat(refusal(join(C, null, DAY, edge(C, null, DAY.plusYears(5), null))).code())
                .isEqualTo("parent-already");
    }

    @Test
    void aParentOutsideTheLineIsRefused() {
        Refusal refusal = refusal(join(C, B, DAY, edge(B, A, DAY, null)));

        assertThat(refusal.code()).isEqualTo("parent-outside-line");
        assertThat(refusal.rule().id()).isEqualTo("FED-003");
        assertThat(refusal.figures()).containsEntry("outside", "A");
    }

    @Test
    void aParentOnItsLastDayStillStandsInTheLine() {
        assertThat(join(C, B, DAY, edge(B, null, DAY.minusYears(1), DAY)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(
                        refusal(join(C, B, DAY, edge(B, null, DAY.minusYears(1), DAY.minusDays(1))))
                                .code())
                .isEqualTo("parent-outside-line");
    }

    @Test
    void aCooperativeWithoutAResolutionIsRefused() {
        Refusal refusal = refusal(joinCooperative(Optional.empty()));

        assertThat(refusal.code()).isEqualTo("joining-resolution-missing");
        assertThat(refusal.rule().id()).isEqualTo("JP-264");
        assertThat(refusal.rule().source()).contains("63(1)(v)");
    }

    @Test
    void aCooperativeJoinsOnTheDayOfItsResolutionAndNotBefore() {
        assertThat(joinCooperative(adopted(DAY))).isInstanceOf(Decision.Accepted.class);
        assertThat(refusal(joinCooperative(adopted(DAY.plusDays(1)))).code())
                .isEqualTo("joining-before-resolution");
    }

    private static Decision<AffiliationRules.Wish> join(
            UUID child, @Nullable UUID parent, LocalDate from, Edge... edges) {
        List<Edge> ofChild =
                Arrays.stream(edges).filter(edge -> edge.child().equals(child)).toList();
        return AffiliationRules.join(
                new AffiliationRules.Wish(FEDERATION, child, parent, Line.INDUSTRIAL, from, null),
                new AffiliationRules.Known(ofChild, List.of(edges), CODES),
                Optional.empty(),
                RULES);
    }

    private static Decision<AffiliationRules.Wish> joinCooperative(
            Optional<JoiningResolution> resolution) {
        return AffiliationRules.join(
                new AffiliationRules.Wish(
                        FEDERATION, C, null, Line.NETWORK, DAY, new UUID(0, 0xC0)),
                new AffiliationRules.Known(List.of(), List.of(), CODES),
                resolution,
                RULES);
    }

    private static Optional<JoiningResolution> adopted(LocalDate day) {
        return Optional.of(new JoiningResolution(new UUID(0, 9), new UUID(0, 0xC0), day));
    }

    private static Edge edge(
            UUID child, @Nullable UUID parent, LocalDate from, @Nullable LocalDate endsOn) {
        return new Edge(
                new UUID(1, child.getLeastSignificantBits()),
                child,
                parent,
                Line.INDUSTRIAL,
                from,
                endsOn);
    }

    private static Refusal refusal(Decision<?> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<?>) decision).refusal();
    }
}
