package coop.kyodo.federation.loading;

import coop.kyodo.kit.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one line of an import.
///
/// @param line its number, from 1
record ImportAnswer(
        int line,
        @Nullable String code,
        Status status,
        @Nullable UUID organisationId,
        @Nullable Problem problem) {

    enum Status {
        CREATED,
        /// The organisation stood already; an affiliation or a declaration was new.
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    static ImportAnswer refused(int line, @Nullable String code, Problem problem) {
        return new ImportAnswer(line, code, Status.REFUSED, null, problem);
    }
}
