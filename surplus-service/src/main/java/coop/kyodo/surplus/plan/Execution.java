package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far the execution of a plan has come. What is counted here is committed: whatever happens to
/// the service, the execution goes on from there.
///
/// @param lines how many shares are to be written
/// @param written how many of them are
/// @param amount what the written ones add up to
/// @param comparedAt when the written ones were found to be what was adopted; what becomes of each
///   is written after it
/// @param finishedAt when all of it was done
/// @param halted why it does not go on: what is stored is no longer what was adopted, or a fund
///   does not cover it any more
public record Execution(
        LocalDate executedOn,
        int lines,
        int written,
        Money amount,
        Instant startedAt,
        @Nullable Instant comparedAt,
        @Nullable Instant finishedAt,
        @Nullable String halted) {

    boolean isUnderWay() {
        return finishedAt == null && halted == null;
    }

    /// Whether a later resolution may put another plan in its place: it stands still, and nothing
    /// of it was paid out, reported to membership or posted.
    boolean mayGiveWay() {
        return halted != null && comparedAt == null;
    }
}
