package coop.kyodo.kit.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a listing.
///
/// @param next what to send as `cursor` for the page after, absent on the last
public record Page<T>(List<T> items, @Nullable String next) {

    /// The page of at most `limit` items, from a query that asked for one more.
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> after) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(List.copyOf(items), after.apply(items.getLast()).text());
    }

    /// The same page, each item shown as something else.
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
