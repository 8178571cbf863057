package coop.kyodo.federation.dues;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an organisation owes for a year, step by step.
final class DuesRules {

    private static final Fraction HALF = Fraction.of(1, 2);

    private DuesRules() {}

    /// One step; the steps' amounts add up.
    record Line(Component component, String calculation, Money amount) {}

    enum Component {
        BASE,
        PER_HEAD,
        BAND,
        MINIMUM,
        MAXIMUM,
        HALF_YEAR,
        ENTRY_FEE
    }

    record Assessed(List<Line> lines, Money amount) {}

    /// The formula's components, each rounded up by itself; the least and the most of a full year;
    /// the share of the year; the entry fee.
    ///
    /// @throws ArithmeticException when an amount passes the range of money
    static Assessed assess(
            DuesTerms terms, long members, LocalDate affiliatedFrom, FiscalYear year) {
        var sum = new Sum(terms);
        if (terms.base() != null) {
            sum.add(
                    Component.BASE,
                    terms.base().amount() + " × " + periods(terms),
                    Fraction.of(terms.base().amount()).times(terms.periodsPerYear()));
        }
        if (terms.perHead() != null) {
            sum.add(
                    Component.PER_HEAD,
                    members + " members × " + terms.perHead() + " × " + periods(terms),
                    terms.perHead().times(members).times(terms.periodsPerYear()));
        }
        bandOf(terms, members)
                .ifPresent(band ->
                        sum.add(
                                Component.BAND,
                                members
                                        + " members, band from "
                                        + band.from()
                                        + ": "
                                        + band.amount().amount()
                                        + " × "
                                        + periods(terms),
                                Fraction.of(band.amount().amount()).times(terms.periodsPerYear())));
        if (terms.minimum() != null && sum.total.compareTo(terms.minimum()) < 0) {
            sum.correctTo(
                    Component.MINIMUM, "at least " + terms.minimum().amount(), terms.minimum());
        }
        if (terms.maximum() != null && sum.total.compareTo(terms.maximum()) > 0) {
            sum.correctTo(
                    Component.MAXIMUM, "at most " + terms.maximum().amount(), terms.maximum());
        }
        if (terms.proration() == DuesTerms.Proration.HALF_YEAR
                && year.secondHalfContains(affiliatedFrom)) {
            sum.correctTo(
                    Component.HALF_YEAR,
                    "joined on " + affiliatedFrom + ", in the second half of the year: one half",
                    sum.total.timesRoundedUp(HALF));
        }
        if (terms.entryFee() != null && year.contains(affiliatedFrom)) {
            sum.add(
                    Component.ENTRY_FEE,
                    "joined on " + affiliatedFrom + ", once",
                    terms.entryFee());
        }
        return new Assessed(List.copyOf(sum.lines), sum.total);
    }

    /// The last band that begins at or below the number.
    private static Optional<DuesTerms.Band> bandOf(DuesTerms terms, long members) {
        return terms.bands().stream()
                .filter(band -> band.from() <= members)
                .reduce((lower, higher) -> higher);
    }

    /// JP-263: dues are levied by a method that the general meeting has decided, not before it.
    static Decision<LocalDate> levy(LocalDate adoptedOn, LocalDate assessedOn, Rulebook rules) {
        return assessedOn.isBefore(adoptedOn)
                ? Decision.refused(
                        Refusal.of("dues-before-decision", rules.rule("JP-263"))
                                .at("/assessedOn")
                                .with("assessedOn", assessedOn)
                                .with("adoptedOn", adoptedOn))
                : Decision.accepted(assessedOn);
    }

    /// FED-004: a payment is at most what is outstanding.
    ///
    /// @return what remains outstanding
    static Decision<Money> pay(Money payment, Money outstanding, Rulebook rules) {
        return payment.compareTo(outstanding) > 0
                ? Decision.refused(
                        Refusal.of("payment-exceeds-outstanding", rules.rule("FED-004"))
                                .at("/amount")
                                .with("payment", payment)
                                .with("outstanding", outstanding))
                : Decision.accepted(outstanding.minus(payment));
    }

    private static String periods(DuesTerms terms) {
        return terms.periodsPerYear() == 1 ? "1 period" : terms.periodsPerYear() + " periods";
    }

    private static final class Sum {

        private final DuesTerms terms;
        private final List<Line> lines = new ArrayList<>();
        private Money total;

        Sum(DuesTerms terms) {
            this.terms = terms;
            this.total = Money.zero(terms.currency());
        }

        /// Adds a component of the year, rounded up.
        void add(Component component, String calculation, Fraction exact) {
            BigInteger unit = BigInteger.valueOf(terms.roundUpTo());
            BigInteger rounded =
                    exact.dividedBy(new Fraction(unit, BigInteger.ONE)).ceiling().multiply(unit);
            String shown = calculation + " = " + exact;
            if (!exact.equals(new Fraction(rounded, BigInteger.ONE))) {
                shown += ", rounded up to " + rounded;
            }
            add(component, shown, Money.of(rounded.longValueExact(), terms.currency()));
        }

        void add(Component component, String calculation, Money amount) {
            lines.add(new Line(component, calculation, amount));
            total = total.plus(amount);
        }

        void correctTo(Component component, String calculation, Money target) {
            add(component, calculation, target.minus(total));
        }
    }
}
