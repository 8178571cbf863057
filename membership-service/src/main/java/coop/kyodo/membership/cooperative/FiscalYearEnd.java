package coop.kyodo.membership.cooperative;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import coop.kyodo.kit.rules.IllFormedException;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Map;

/// The day a co-op's fiscal year ends on, every year. In JSON `"03-31"`; `"02-29"` means the last
/// day of February.
public record FiscalYearEnd(MonthDay day) {

    /// @throws IllFormedException when it is no day of any year
    @JsonCreator
    public static FiscalYearEnd parse(String text) {
        try {
            return new FiscalYearEnd(MonthDay.parse("--" + text));
        } catch (DateTimeException e) {
            throw new IllFormedException("form.fiscal-year-end", Map.of(), e);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return day.toString().substring(2);
    }
}
