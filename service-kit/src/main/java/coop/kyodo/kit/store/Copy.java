package coop.kyodo.kit.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/// Streams the rows of a query for a million of them: the database goes on while they are read, and
/// may do so on several processors, neither of which it does for a cursor.
public final class Copy {

    /// The columns of a row, each taken once and in their order.
    public static final class Row {

        private final DataInputStream in;

        private Row(DataInputStream in) {
            this.in = in;
        }

        /// A `bigint`.
        public long number() {
            return longOf(Long.BYTES);
        }

        public UUID uuid() {
            return new UUID(longOf(2 * Long.BYTES), readLong());
        }

        public boolean flag() {
            try {
                expect(1);
                return in.readBoolean();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private long longOf(int bytes) {
            try {
                expect(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return readLong();
        }

        private long readLong() {
            try {
                return in.readLong();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void expect(int bytes) throws IOException {
            int length = in.readInt();
            if (length != bytes) {
                throw new IllegalStateException(
                        "a column of " + length + " bytes, not " + bytes + "; -1 is a null");
            }
        }
    }

    private static final int SIGNATURE = 11;
    private static final int BUFFER = 1 << 16;

    private Copy() {}

    /// Hands over the rows of a query of columns that are never null.
    ///
    /// @param query whole, since nothing can be bound to it: no text from outside belongs into it
    public static void out(Tx tx, String query, Consumer<Row> each) {
        try (InputStream copied =
                        new PGCopyInputStream(
                                tx.sql().getConnection().unwrap(PGConnection.class),
                                "copy (" + query + ") to stdout (format binary)");
                DataInputStream in = new DataInputStream(new BufferedInputStream(copied, BUFFER))) {
            try {
                in.skipNBytes(SIGNATURE + Integer.BYTES);
                in.skipNBytes(in.readInt());
                Row row = new Row(in);
                while (in.readShort() >= 0) {
                    each.accept(row);
                }
            } catch (RuntimeException e) {
                suppress(e, in);
                throw e;
            }
            toTheEnd(in);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The driver cancels a copy that is closed before its end, and the cancellation may meet
    /// whatever the connection does next.
    private static void toTheEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void suppress(RuntimeException fault, InputStream in) {
        try {
            toTheEnd(in);
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }
}
