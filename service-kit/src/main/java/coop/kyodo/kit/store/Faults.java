package coop.kyodo.kit.store;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What kind of fault the database reports, read from the SQLSTATE wherever it stands among the
/// causes.
public final class Faults {

    private Faults() {}

    /// The SQLSTATE of the first database fault among the causes.
    public static Optional<String> sqlState(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return Optional.of(
                        database.getSQLState() == null ? "08000" : database.getSQLState());
            }
        }
        return Optional.empty();
    }

    /// Whether another transaction held what this one needs for longer than it waits
    /// (lock_not_available).
    public static boolean isHeldByAnother(Throwable fault) {
        return sqlState(fault).filter("55P03"::equals).isPresent();
    }

    /// Whether the same work may succeed a moment later: the server is away, starting, or chose a
    /// victim.
    public static boolean isPassing(Throwable fault) {
        return sqlState(fault)
                .filter(state ->
                        state.startsWith("08")
                                || state.startsWith("57")
                                || state.startsWith("53")
                                || state.startsWith("40")
                                || state.startsWith("55P")
                                || state.startsWith("XX"))
                .isPresent();
    }
}
