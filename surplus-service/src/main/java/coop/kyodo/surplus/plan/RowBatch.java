package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import java.lang.reflect.Array;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.statement.Update;

/// Inserts many rows with few statements: the values go column by column as arrays that the
/// statement unnests. (`copy` is closed to a role that is subject to row-level security.)
final class RowBatch implements AutoCloseable {

    private static final int SIZE = 2_000;

    private final Tx tx;
    private final String statement;
    private final Class<?>[] types;
    private final Object[][] columns;
    private final IntConsumer written;
    private int rows;

    /// @param statement takes the columns as the arrays `:c0`, `:c1` and so on, and `:tenant`
    /// @param written hears how many rows a statement has written
    RowBatch(Tx tx, String statement, IntConsumer written, Class<?>... types) {
        this.tx = tx;
        this.written = written;
        this.statement = statement;
        this.types = types.clone();
        this.columns = new Object[types.length][SIZE];
    }

    /// @param row one value for each column
    void add(Object... row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i][rows] = row[i];
        }
        if (++rows == SIZE) {
            write();
        }
    }

    private void write() {
        try (Update update = tx.sql().createUpdate(statement)) {
            update.bind("tenant", tx.tenant());
            for (int i = 0; i < columns.length; i++) {
                Object[] column = (Object[]) Array.newInstance(types[i], rows);
                System.arraycopy(columns[i], 0, column, 0, rows);
                update.bind("c" + i, SqlArrays.of(types[i], column));
            }
            update.execute();
        }
        written.accept(rows);
        rows = 0;
    }

    /// Writes what is left.
    @Override
    public void close() {
        if (rows > 0) {
            write();
        }
    }
}
