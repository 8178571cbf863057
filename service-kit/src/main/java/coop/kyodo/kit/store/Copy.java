package coop.kyodo.kit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Streams the rows of a query for a million of them: the database goes on while they are read, and
/// may do so on several processors, neither of which it does for a cursor. They are read from the
/// messages as they lie: to take a row through a stream of bytes costs more than all that is done
/// with it.
public final class Copy {

    /// The columns of a row, each taken once and in their order.
    public static final class Row {

        private static final VarHandle SHORTS = of(short[].class);
        private static final VarHandle INTS = of(int[].class);
        private static final VarHandle LONGS = of(long[].class);

        private final CopyOut from;
        private byte[] message = new byte[0];
        private int at;

        private Row(CopyOut from) {
            this.from = from;
        }

        private static VarHandle of(Class<?> numbers) {
            return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.BIG_ENDIAN);
        }

        /// A `bigint`.
        public long number() {
            expect(Long.BYTES);
            return readLong();
        }

        public UUID uuid() {
            expect(2 * Long.BYTES);
            return new UUID(readLong(), readLong());
        }

        public boolean flag() {
            expect(1);
            int place = take(1);
            return message[place] != 0;
        }

        private void skip(int bytes) {
            take(bytes);
        }

        private short readShort() {
            int place = take(Short.BYTES);
            return (short) SHORTS.get(message, place);
        }

        private int readInt() {
            int place = take(Integer.BYTES);
            return (int) INTS.get(message, place);
        }

        private long readLong() {
            int place = take(Long.BYTES);
            return (long) LONGS.get(message, place);
        }

        private void expect(int bytes) {
            int length = readInt();
            if (length != bytes) {
                throw new IllegalStateException(
                        "a column of " + length + " bytes, not " + bytes + "; -1 is a null");
            }
        }

        /// Where the next bytes lie in the message.
        private int take(int bytes) {
            if (message.length - at < bytes) {
                receive(bytes);
            }
            int place = at;
            at += bytes;
            return place;
        }

        /// A message is a row as a rule, but nothing says so.
        private void receive(int bytes) {
            byte[] left = Arrays.copyOfRange(message, at, message.length);
            while (left.length < bytes) {
                byte[] next = next(from);
                if (next == null) {
                    throw new IllegalStateException("the copy ended within a row");
                }
                left = left.length == 0 ? next : joined(left, next);
            }
            message = left;
            at = 0;
        }

        private static byte[] joined(byte[] left, byte[] next) {
            byte[] both = Arrays.copyOf(left, left.length + next.length);
            System.arraycopy(next, 0, both, left.length, next.length);
            return both;
        }
    }

    private static final int SIGNATURE = 11;

    private Copy() {}

    /// Hands over the rows of a query of columns that are never null.
    ///
    /// @param query whole, since nothing can be bound to it: no text from outside belongs into it
    public static void out(Tx tx, String query, Consumer<Row> each) {
        CopyOut from = begin(tx, "copy (" + query + ") to stdout (format binary)");
        try {
            Row row = new Row(from);
            row.skip(SIGNATURE + Integer.BYTES);
            row.skip(row.readInt());
            while (row.readShort() >= 0) {
                each.accept(row);
            }
        } catch (RuntimeException e) {
            suppress(e, from);
            throw e;
        }
        toTheEnd(from);
    }

    private static CopyOut begin(Tx tx, String statement) {
        try {
            return tx.sql()
                    .getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(statement);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /// The next message; null when there are no more.
    private static byte @Nullable [] next(CopyOut from) {
        try {
            return from.readFromCopy();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /// A copy that is cancelled before its end may have the cancellation meet whatever the
    /// connection does next.
    private static void toTheEnd(CopyOut from) {
        boolean more = from.isActive();
        while (more) {
            more = next(from) != null;
        }
    }

    private static void suppress(RuntimeException fault, CopyOut from) {
        try {
            toTheEnd(from);
        } catch (ConnectionException e) {
            fault.addSuppressed(e);
        }
    }
}
