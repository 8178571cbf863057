package coop.kyodo.kit.export;

import coop.kyodo.kit.exact.Money;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of cells as text.
final class Values {

    /// What makes spreadsheets take a text for a formula, in the widths they know.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Values() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> Long.toString(money.amount());
            case Collection<?> many ->
                    many.stream().map(Values::text).collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }

    /// The same, so that no spreadsheet runs it. Numbers and dates are harmless as they are.
    static String harmless(@Nullable Object value) {
        String text = text(value);
        boolean isText = value instanceof String || value instanceof Collection;
        return isText && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}
