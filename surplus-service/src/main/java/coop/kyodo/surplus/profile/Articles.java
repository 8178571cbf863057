package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// What a co-op's articles say about its surplus.
///
/// @param fiscalYearEnd the day the fiscal year ends on, as `03-31`
/// @param reserveTarget up to what the reserve grows
/// @param unitAmount 出資一口の金額
@JsonIgnoreProperties(ignoreUnknown = true)
public record Articles(
        String fiscalYearEnd,
        @Nullable Money reserveTarget,
        @Nullable Surplus surplus,
        @Nullable Money unitAmount) {

    @JsonCreator
    public Articles {}

    /// Articles whose unit of capital does not matter.
    public Articles(
            String fiscalYearEnd, @Nullable Money reserveTarget, @Nullable Surplus surplus) {
        this(fiscalYearEnd, reserveTarget, surplus, null);
    }

    /// The rates the articles set; a profile's minimum holds where they set none.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Surplus(
            @Nullable Fraction reserveRate,
            @Nullable Fraction jobCreationRate,
            @Nullable Fraction educationRate,
            @Nullable Boolean dividendsToUnpaidCapital) {}

    public MonthDay yearEnd() {
        return MonthDay.parse("--" + fiscalYearEnd);
    }

    /// The rate of this name, as a profile's minimum names it.
    @Nullable Fraction rate(@Nullable String name) {
        if (surplus == null || name == null) {
            return null;
        }
        return switch (name) {
            case "reserveRate" -> surplus.reserveRate;
            case "jobCreationRate" -> surplus.jobCreationRate;
            case "educationRate" -> surplus.educationRate;
            default -> throw new IllegalStateException("the articles have no rate " + name);
        };
    }

    public boolean appliesDividendsToUnpaidCapital() {
        return surplus != null && Boolean.TRUE.equals(surplus.dividendsToUnpaidCapital);
    }
}
