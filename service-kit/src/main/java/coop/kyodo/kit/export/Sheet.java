package coop.kyodo.kit.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an export shows of each row, column by column. The names are stable: readers count on them.
/// NDJSON has no columns; there a row is written as JSON.
///
/// @param name of the file and the sheet: lower-case letters, digits and hyphens, at most 25
public record Sheet<R>(String name, List<Column<R>> columns) {

    /// One column. Values are text, whole numbers, dates, instants, [coop.kyodo.kit.exact.Money]
    /// (as its amount; give the currency a column of its own), enums, ids, collections of these
    /// (joined by spaces) or null.
    public record Column<R>(String name, Function<R, @Nullable Object> value) {}

    public Sheet {
        if (!name.matches("[a-z0-9-]{1,25}")) {
            throw new IllegalArgumentException("no name of a sheet: " + name);
        }
        columns = List.copyOf(columns);
    }

    public static <R> Sheet<R> named(String name) {
        return new Sheet<>(name, List.of());
    }

    /// This sheet with one more column at its end.
    public Sheet<R> column(String title, Function<R, @Nullable Object> value) {
        List<Column<R>> more = new ArrayList<>(columns);
        more.add(new Column<>(title, value));
        return new Sheet<>(name, more);
    }

    List<String> titles() {
        return columns.stream().map(Column::name).toList();
    }
}
