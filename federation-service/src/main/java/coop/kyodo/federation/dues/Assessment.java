package coop.kyodo.federation.dues;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one organisation owes by one run, and what became of it.
///
/// @param credited the credit note of a correcting run
/// @param carriedIn what was paid on the assessment this one replaces
/// @param carriedOut what was paid here and carried over to its successor
/// @param corrects the assessment this one replaces
record Assessment(
        UUID id,
        UUID runId,
        UUID organisationId,
        String code,
        long members,
        LocalDate affiliatedFrom,
        List<DuesRules.Line> lines,
        Money amount,
        Money credited,
        Money carriedIn,
        Money carriedOut,
        Money paid,
        Money outstanding,
        @Nullable UUID corrects) {

    /// Everything paid on it, by itself or by the assessments it replaces, and not carried on.
    Money received() {
        return paid.plus(carriedIn).minus(carriedOut);
    }

    static Money outstanding(
            Money amount, Money credited, Money carriedIn, Money carriedOut, Money paid) {
        return amount.minus(credited).minus(carriedIn).plus(carriedOut).minus(paid);
    }
}
