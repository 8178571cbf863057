package coop.kyodo.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.store.Copy;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CopyTest {

    private static final String ROWS =
            """
            select n::bigint, ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, n > 2
            from generate_series(1, 3) n\
            """;

    private final UUID coop = Ids.next();

    @Inject Work work;

    private record Line(long number, UUID id, boolean flag) {}

    @Test
    void theRowsComeAsTheyAre() {
        List<Line> lines = new ArrayList<>();

        copy(ROWS, row -> lines.add(new Line(row.number(), row.uuid(), row.flag())));

        assertThat(lines)
                .containsExactly(
                        new Line(1, new UUID(0, 1), false),
                        new Line(2, new UUID(0, 2), false),
                        new Line(3, new UUID(0, 3), true));
    }

    @Test
    void manyInARowLeaveTheConnectionAsItWas() {
        work.read(
                coop,
                tx -> {
                    for (int i = 0; i < 200; i++) {
                        Copy.out(
                                tx,
                                ROWS,
                                row -> {
                                    row.number();
                                    row.uuid();
                                    row.flag();
                                });
                        tx.sql().execute("select pg_sleep(0.001)");
                    }
                    return coop;
                });
    }

    @Test
    void noRowsAreNoFault() {
        copy(ROWS + " where false", row -> assertThat(row).isNull());
    }

    @Test
    void aColumnOfAnotherTypeAndANullAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> copy("select 1::int", Copy.Row::number))
                .withMessageContaining("a column of 4 bytes, not 8");
        assertThatIllegalStateException()
                .isThrownBy(() -> copy("select null::uuid", Copy.Row::uuid))
                .withMessageContaining("a column of -1 bytes, not 16");
    }

    @Test
    void aFaultOfWhoeverReadsTheRowsEndsTheCopyAndHarmsNothingElse() {
        for (int rows : List.of(1, 2, 1_000, 100_000, 1, 2, 1_000, 100_000)) {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            copy(
                                    "select n::bigint from generate_series(1, " + rows + ") n",
                                    row -> {
                                        throw new IllegalStateException("at " + row.number());
                                    }))
                    .withMessage("at 1");
            int seven =
                    work.read(
                            coop,
                            tx -> tx.sql().createQuery("select 7").mapTo(Integer.class).one());
            assertThat(seven).isEqualTo(7);
        }
    }

    @Test
    void aFaultOfTheDatabaseIsNotHidden() {
        assertThatThrownBy(() ->
                        copy(
                                "select 1 / (3 - n)::bigint from generate_series(1, 3) n",
                                Copy.Row::number))
                .hasStackTraceContaining("division by zero");
    }

    private void copy(String query, Consumer<Copy.Row> each) {
        work.read(
                coop,
                tx -> {
                    Copy.out(tx, query, each);
                    return coop;
                });
    }
}
