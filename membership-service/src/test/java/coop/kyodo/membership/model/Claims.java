package coop.kyodo.membership.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a leaver may claim, instalment by instalment.
final class Claims {

    /// An instalment that is not paid.
    record Claim(int number, long amount, LocalDate lapsesAfter) {}

    private final List<Claim> unpaid = new ArrayList<>();
    private int highest;

    /// @param lapsesAfter the last day of the first instalment
    /// @param years how long the others can be claimed after they are due
    void open(
            long refund,
            int instalments,
            int months,
            LocalDate end,
            LocalDate lapsesAfter,
            int years) {
        int before = highest;
        long each = refund / instalments;
        for (int number = 1; number <= instalments; number++) {
            long amount = number < instalments ? each : refund - each * (instalments - 1);
            if (amount > 0) {
                LocalDate dueOn = end.plusMonths((long) (number - 1) * months);
                highest = before + number;
                unpaid.add(
                        new Claim(
                                highest,
                                amount,
                                number == 1 ? lapsesAfter : dueOn.plusYears(years)));
            }
        }
    }

    Optional<Claim> earliest() {
        return unpaid.stream().findFirst();
    }

    void pay() {
        unpaid.removeFirst();
    }
}
