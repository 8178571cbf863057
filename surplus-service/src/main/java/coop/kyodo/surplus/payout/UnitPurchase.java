package coop.kyodo.surplus.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What of a member's retained shares buys units of capital, and what became of it.
///
/// @param units the whole units that were asked for
/// @param amount what they come to
/// @param issued absent while membership has not answered
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitPurchase(long units, Money amount, @Nullable Issued issued) {

    /// What membership answered.
    ///
    /// @param returned what bought no unit and stays credited to the member
    /// @param reason why; absent when nothing is left
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Issued(long units, Money amount, Money returned, @Nullable String reason) {}

    static @Nullable UnitPurchase of(ResultSet row, String currency) throws SQLException {
        long units = row.getLong("units_asked");
        if (row.wasNull()) {
            return null;
        }
        long issued = row.getLong("units_issued");
        boolean answered = !row.wasNull();
        return new UnitPurchase(
                units,
                Money.of(row.getLong("units_amount"), currency),
                answered
                        ? new Issued(
                                issued,
                                Money.of(row.getLong("units_issued_amount"), currency),
                                Money.of(row.getLong("units_returned"), currency),
                                row.getString("units_reason"))
                        : null);
    }
}
