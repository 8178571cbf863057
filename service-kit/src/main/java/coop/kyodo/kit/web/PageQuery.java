package coop.kyodo.kit.web;

import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The paging parameters of a listing: `limit` (1 to 500, 100 if absent) and the opaque `cursor`.
public class PageQuery {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;

    /// @throws ProblemException 400 when it is no number from 1 to 500
    public int limit() {
        if (limit == null) {
            return USUAL;
        }
        try {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outOfRange();
        }
        throw outOfRange();
    }

    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor).map(Cursor::parse);
    }

    private static ProblemException outOfRange() {
        return Problems.malformed(
                "validation-failed",
                new FormFault("query:limit", "form.limit", Map.of("most", MOST)));
    }
}
