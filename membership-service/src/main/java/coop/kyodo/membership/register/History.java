package coop.kyodo.membership.register;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.membership.capital.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that was ever recorded about one membership, in the order in which it became known.
record History(UUID memberId, @Nullable Instant knownAt, List<Occasion> items) {

    /// What one command recorded.
    ///
    /// @param source whose command it was; absent when it was about many members at once, such as
    ///   an import
    /// @param facts what it stated
    /// @param journals what it moved in the ledger
    record Occasion(
            Instant recordedAt,
            @Nullable Source source,
            List<Fact> facts,
            List<Journal> journals) {}

    /// Where facts come from.
    ///
    /// @param actor the subject of the token, or `event:<type>`
    /// @param request the request's id
    /// @param reason in the caller's words, where they gave any
    record Source(String actor, String request, @Nullable String reason) {}

    /// One fact.
    ///
    /// @param sequence its entry in the audit chain
    /// @param effectiveOn the day from which it holds, where it is of a day
    record Fact(long sequence, String fact, @Nullable LocalDate effectiveOn, JsonNode details) {}
}
