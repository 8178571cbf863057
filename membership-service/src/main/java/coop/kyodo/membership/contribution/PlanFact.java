package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Something that says when capital of a member falls due.
///
/// @param dueOn absent where nothing falls due by it
/// @param amount per unit, of a call
record PlanFact(LocalDate effectiveOn, Kind kind, @Nullable LocalDate dueOn, Money amount) {

    /// In the order in which those of one day count. What was paid that day counts after what fell
    /// due by new units.
    enum Kind {
        /// New capital, or a part of it, that falls due on a day.
        DUE,
        /// New capital that falls due when it is called.
        UNCALLED,
        /// A call of so much per unit, as far as so much is not called yet.
        CALLED,
        /// A payment that was taken back falls due anew.
        REOPENED,
        /// Capital that need not be paid any more.
        RELEASED
    }

    /// Whatever the order of recording, those of a day count in this one.
    static final Comparator<PlanFact> ORDER =
            Comparator.comparing(PlanFact::kind)
                    .thenComparing(PlanFact::due)
                    .thenComparing(PlanFact::amount);

    static PlanFact due(LocalDate effectiveOn, LocalDate dueOn, Money amount) {
        return new PlanFact(effectiveOn, Kind.DUE, dueOn, amount);
    }

    static PlanFact uncalled(LocalDate effectiveOn, Money amount) {
        return new PlanFact(effectiveOn, Kind.UNCALLED, null, amount);
    }

    /// Its day; what falls due by nothing else is due at once.
    LocalDate due() {
        return dueOn == null ? effectiveOn : dueOn;
    }
}
