package coop.kyodo.surplus.use;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a fund may be used for, by whose approval, and up to what amount.
final class UseRules {

    /// What is asked for.
    record Ask(String purpose, Money amount, @Nullable UUID memberId, LocalDate spendBy) {}

    /// What was carried into the fund for the year after the one that ended on this day.
    record Carried(LocalDate yearEnd, Money amount) {

        LocalDate from() {
            return yearEnd.plusDays(1);
        }

        LocalDate to() {
            return YearEnds.yearsAfter(yearEnd, 1);
        }

        boolean isFor(LocalDate day) {
            return !day.isBefore(from()) && !day.isAfter(to());
        }
    }

    /// What of all that was carried into the fund may be asked for.
    ///
    /// @param from since when uses took of it
    /// @param to until when they do
    record Open(LocalDate from, LocalDate to, Money amount) {}

    /// What is in the fund.
    ///
    /// @param committed what other uses have reserved
    /// @param carried for funds that are spent in the next year, what was carried over up to the
    ///   day asked for, if anything was
    /// @param taken what other uses took or reserved of that
    /// @param indivisible whether a policy of the co-op ever made the fund indivisible
    record Position(
            Money balance,
            Money committed,
            @Nullable Money carried,
            Money taken,
            boolean indivisible) {}

    /// What an approved use is to spend.
    ///
    /// @param left what is left of the approved amount
    record Spending(
            Money amount, LocalDate spentOn, Money approved, Money left, LocalDate spendBy) {}

    private UseRules() {}

    /// JP-202 [I]: what was carried over for the year of this day, with what was left of it in
    /// years that were over when it was asked for: that is carried on for the same purpose.
    static Optional<Open> openFor(LocalDate requestedOn, LocalDate spendBy, List<Carried> carried) {
        List<Carried> open =
                carried.stream()
                        .filter(each -> each.isFor(spendBy) || each.to().isBefore(requestedOn))
                        .toList();
        LocalDate until =
                open.stream()
                        .filter(each -> each.isFor(spendBy))
                        .map(Carried::to)
                        .max(LocalDate::compareTo)
                        .orElse(spendBy);
        return open.stream()
                .map(Carried::amount)
                .reduce(Money::plus)
                .map(amount ->
                        new Open(
                                open.stream()
                                        .map(Carried::from)
                                        .min(LocalDate::compareTo)
                                        .orElseThrow(),
                                until,
                                amount));
    }

    /// JP-200 to JP-202, JW-03: a fund is used for its purposes, for members only where a purpose
    /// says so and the profile allows it (JP-204, JP-241), in its time, and never above what is
    /// free in it.
    static Optional<Refusal> refusalOf(
            Ask ask, FundTerms fund, Profile profile, Position position) {
        Rule rule = profile.ruleOf(fund);
        Optional<FundTerms.Purpose> purpose = fund.purpose(ask.purpose());
        if (purpose.isEmpty()) {
            return Optional.of(
                    Refusal.of("purpose-outside-fund", rule)
                            .at("/purpose")
                            .with("fund", fund.fund())
                            .with("purpose", ask.purpose())
                            .with("allowed", fund.purposeNames()));
        }
        boolean toMembers = purpose.get().mayBePaidToMembers() && !position.indivisible();
        Optional<Rule> forbidding =
                !toMembers
                        ? Optional.of(rule)
                        : fund.kind() == FundTerms.Kind.VOLUNTARY
                                ? profile.fundsForMembersForbiddenBy()
                                : Optional.empty();
        boolean paysMembers =
                ask.memberId() != null
                        || (position.indivisible() && purpose.get().mayBePaidToMembers());
        if (paysMembers && forbidding.isPresent()) {
            return Optional.of(
                    Refusal.of("fund-not-for-members", forbidding.get())
                            .at(ask.memberId() == null ? "/purpose" : "/memberId")
                            .with("fund", fund.fund())
                            .with("purpose", ask.purpose()));
        }
        boolean inItsYear = fund.period() != FundTerms.Period.NEXT_YEAR;
        if (!inItsYear && position.carried() == null) {
            return Optional.of(
                    Refusal.of("nothing-carried-for-that-year", rule)
                            .at("/spendBy")
                            .with("fund", fund.fund())
                            .with("spendBy", ask.spendBy()));
        }
        Money free = free(position);
        if (ask.amount().compareTo(free) > 0) {
            Refusal refusal =
                    Refusal.of("use-above-free-balance", rule)
                            .at("/amount")
                            .with("fund", fund.fund())
                            .with("requested", ask.amount())
                            .with("free", free)
                            .with("balance", position.balance())
                            .with("committed", position.committed());
            return Optional.of(
                    position.carried() == null
                            ? refusal
                            : refusal.with("carried", position.carried())
                                    .with("taken", position.taken()));
        }
        return Optional.empty();
    }

    private static Money free(Position position) {
        Money free = position.balance().minus(position.committed());
        return position.carried() == null
                ? free
                : free.min(position.carried().minus(position.taken()));
    }

    /// JP-200 to JP-202, JW-03: what plans and others give a fund is there from the day on which
    /// they do; no use takes it on an earlier one.
    ///
    /// @param had what was free in the fund at the end of that day
    static Optional<Refusal> refusalOfEarly(
            Money amount, LocalDate on, Money had, FundTerms fund, Rule rule) {
        return amount.compareTo(had) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("fund-had-less", rule)
                                .at("/amount")
                                .with("fund", fund.fund())
                                .with("requested", amount)
                                .with("on", on)
                                .with("had", had));
    }

    /// A director approves only what the assembly need not.
    static Optional<Refusal> refusalOfApproval(FundTerms fund, Rule rule) {
        return fund.approval() == FundTerms.Approval.DIRECTORS
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("approval-needs-assembly", rule).with("fund", fund.fund()));
    }

    /// Nothing is spent above what was approved, nor after the day by which it was to be spent; in
    /// the education carry-over that day lies in the year that it was carried over for.
    static Optional<Refusal> refusalOf(Spending spending, FundTerms fund, Rule rule) {
        if (spending.amount().compareTo(spending.left()) > 0) {
            return Optional.of(
                    Refusal.of("spending-above-approved", rule)
                            .at("/amount")
                            .with("requested", spending.amount())
                            .with("approved", spending.approved())
                            .with("left", spending.left()));
        }
        if (spending.spentOn().isAfter(spending.spendBy())) {
            String code =
                    fund.period() == FundTerms.Period.NEXT_YEAR
                            ? "spending-after-its-year"
                            : "spending-after-spend-by";
            return Optional.of(
                    Refusal.of(code, rule)
                            .at("/spentOn")
                            .with("spentOn", spending.spentOn())
                            .with("spendBy", spending.spendBy()));
        }
        return Optional.empty();
    }
}
