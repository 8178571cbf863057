package coop.kyodo.membership.cooperative;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.MonthDay;

/// The day a co-op's fiscal year ends on, every year. In JSON `"03-31"`; `"02-29"` means the last
/// day of February.
public record FiscalYearEnd(MonthDay day) {

    /// @throws IllegalArgumentException when it is no day of any year
    @JsonCreator
    public static FiscalYearEnd parse(String text) {
        try {
            return new FiscalYearEnd(MonthDay.parse("--" + text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a fiscal year ends on a day such as 03-31", e);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return day.toString().substring(2);
    }
}
