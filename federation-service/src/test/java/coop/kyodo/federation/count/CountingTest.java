package coop.kyodo.federation.count;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.federation.affiliation.Edge;
import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.count.Counting.Count;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountingTest {

    private static final UUID INDUSTRY = new UUID(0, 1);
    private static final UUID LOCAL = new UUID(0, 2);
    private static final UUID UNION = new UUID(0, 3);
    private static final UUID OTHER = new UUID(0, 4);

    @Test
    void aUnionInTwoLinesIsCountedOnce() {
        Count count =
                Counting.count(
                        List.of(
                                edge(INDUSTRY, null, Line.INDUSTRIAL),
                                edge(LOCAL, null, Line.REGIONAL),
                                edge(UNION, INDUSTRY, Line.INDUSTRIAL),
                                edge(UNION, LOCAL, Line.REGIONAL),
                                edge(OTHER, INDUSTRY, Line.INDUSTRIAL)),
                        Map.of(UNION, 1_200L, OTHER, 300L, LOCAL, 5L));

        assertThat(count.members()).isEqualTo(1_505);
        assertThat(count.sumOfLines()).isEqualTo(1_500 + 1_205);
        assertThat(count.countedAgain()).isEqualTo(1_200);
        assertThat(count.organisationsInSeveralLines()).isEqualTo(1);
        assertThat(count.organisations()).isEqualTo(4);
    }

    @Test
    void aNodeCountsItselfAndAllBelow() {
        Counting.LineCount line =
                Counting.line(
                        Line.INDUSTRIAL,
                        List.of(
                                edge(UNION, INDUSTRY, Line.INDUSTRIAL),
                                edge(INDUSTRY, null, Line.INDUSTRIAL)),
                        Map.of(UNION, 7L, INDUSTRY, 2L));

        assertThat(line.affiliates())
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.members()).isEqualTo(9);
                    assertThat(node.organisations()).isEqualTo(2);
                });
    }

    @Test
    void whatHangsOnAParentThatHasLeftIsNotCounted() {
        Count count =
                Counting.count(List.of(edge(UNION, INDUSTRY, Line.INDUSTRIAL)), Map.of(UNION, 7L));

        assertThat(count.members()).isZero();
        assertThat(count.organisations()).isZero();
    }

    @Test
    void nobodyStandsInAnEmptyFederation() {
        assertThat(Counting.count(List.of(), Map.of()).members()).isZero();
    }

    @Test
    void everyoneIsCountedOnceWhateverTheGraph() {
        var random = new Random(20251121);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(40);
            var edges = new ArrayList<Edge>();
            var own = new HashMap<UUID, Long>();
            long expected = 0;
            for (int i = 1; i <= size; i++) {
                long members = random.nextInt(1_000);
                own.put(new UUID(0, i), members);
                expected += members;
                edges.add(edge(new UUID(0, i), parent(random, i), Line.INDUSTRIAL));
                edges.add(edge(new UUID(0, i), parent(random, i), Line.REGIONAL));
            }
            Collections.shuffle(edges, random);

            Count count = Counting.count(edges, own);

            assertThat(count.members()).isEqualTo(expected);
            assertThat(count.countedAgain()).isEqualTo(expected);
            assertThat(count.lines()).allSatisfy(line -> assertThat(line.nodes()).hasSize(size));
        }
    }

    private static @Nullable UUID parent(Random random, int child) {
        int parent = random.nextInt(child);
        return parent == 0 ? null : new UUID(0, parent);
    }

    private static Edge edge(UUID child, @Nullable UUID parent, Line line) {
        return new Edge(new UUID(9, 9), child, parent, line, LocalDate.of(2023, 10, 1), null);
    }
}
