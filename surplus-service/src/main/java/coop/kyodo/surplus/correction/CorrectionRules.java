package coop.kyodo.surplus.correction;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a correction of an executed plan may do. The ids COR-01 to COR-05 are those of decision
/// record 20.
public final class CorrectionRules {

    /// What a plan was made from and what follows, as far as two of them are compared.
    public record Made(Policy policy, Figures figures, Waterfall waterfall) {}

    private CorrectionRules() {}

    /// COR-01: a closed year takes only corrections dated in an open one, and not before what they
    /// correct. Answers the first day on which this may be done, when the day is too early.
    ///
    /// @param correctedOn when what is corrected was done
    /// @param closedUpTo the last day of the last year that is closed
    public static Optional<LocalDate> firstDayInstead(
            LocalDate on, LocalDate correctedOn, LocalDate closedUpTo) {
        LocalDate afterClosed = closedUpTo.plusDays(1);
        LocalDate first = afterClosed.isAfter(correctedOn) ? afterClosed : correctedOn;
        return on.isBefore(first) ? Optional.of(first) : Optional.empty();
    }

    /// COR-02: what an indivisible fund was given is lowered only by an error of the figures: by
    /// what the policy of the corrected plan computes from the corrected figures, and by no other
    /// choice, whether the fund gets what others leave or more than it must have. An error of the
    /// members' measures is one of the facts too: what a cap kept from the members only by the
    /// wrong ones is theirs by the assembly's own resolution (IT-04), as far as no more is wished
    /// for. Nothing distributes such a fund while the co-op lives, so a later wish does not either;
    /// the refusal cites the rule of the profile that feeds the fund, or by which such funds are
    /// indivisible.
    ///
    /// @param indivisible whether a fund of this name is
    public static Optional<Refusal> refusalOfLoweredFund(
            Profile profile, Made before, Made after, Predicate<String> indivisible) {
        Map<String, Money> given = byFund(after.waterfall());
        Optional<Map.Entry<String, Money>> lowered =
                byFund(before.waterfall()).entrySet().stream()
                        .filter(each -> indivisible.test(each.getKey()))
                        .filter(each -> isBelow(given.get(each.getKey()), each.getValue()))
                        .filter(each -> !followsFromFigures(before, after, each.getKey()))
                        .filter(each -> !followsFromMeasures(before, after, each))
                        .findFirst();
        return lowered.map(fund ->
                Refusal.of("indivisible-fund-lowered", ruleOf(profile, before, fund.getKey()))
                        .at("/corrects")
                        .with("fund", fund.getKey())
                        .with("before", fund.getValue())
                        .with(
                                "after",
                                given.getOrDefault(
                                        fund.getKey(), Money.zero(fund.getValue().currency()))));
    }

    private static boolean isBelow(@Nullable Money now, Money before) {
        return now == null ? before.isPositive() : now.compareTo(before) < 0;
    }

    private static boolean followsFromFigures(Made before, Made after, String fund) {
        return !before.figures().equals(after.figures())
                && before.policy().steps().equals(after.policy().steps())
                && (isComputed(before, after, fund) || !leavesMoreElsewhere(before, after, fund));
    }

    /// The fund gets less by no more than what came back from the members' steps before and does
    /// not any more; nobody chose it, and each of those steps has no greater pool.
    private static boolean followsFromMeasures(
            Made before, Made after, Map.Entry<String, Money> fund) {
        Money zero = Money.zero(fund.getValue().currency());
        Money fall =
                fund.getValue().minus(byFund(after.waterfall()).getOrDefault(fund.getKey(), zero));
        Money released = returned(before.waterfall()).minus(returned(after.waterfall()));
        return before.figures().equals(after.figures())
                && before.policy().steps().equals(after.policy().steps())
                && isComputed(before, after, fund.getKey())
                && after.waterfall()
                                .carriedToNextYear()
                                .compareTo(before.waterfall().carriedToNextYear())
                        <= 0
                && fall.compareTo(released) <= 0;
    }

    /// What caps and rounding left with the co-op.
    private static Money returned(Waterfall waterfall) {
        return waterfall.lines().stream()
                .map(Waterfall.Line::returned)
                .filter(Objects::nonNull)
                .reduce(Money.zero(waterfall.netProfit().currency()), Money::plus);
    }

    /// Each step of the fund took what the policy computes, before and after, and none of them what
    /// a greater choice has left.
    private static boolean isComputed(Made before, Made after, String fund) {
        return Stream.of(before, after)
                        .flatMap(made -> made.waterfall().lines().stream())
                        .filter(line -> fund.equals(line.fund()))
                        .allMatch(line -> line.amount().equals(line.required()))
                && !takesWhatAGreaterChoiceLeft(before, after, fund);
    }

    private static boolean takesWhatAGreaterChoiceLeft(Made before, Made after, String fund) {
        boolean greater = drawsLess(before, after);
        for (Waterfall.Line line : after.waterfall().lines()) {
            if (!fund.equals(line.fund())) {
                greater = greater || isGreaterChoice(line, before);
            } else if (greater
                    && (line.source() == Step.Source.REMAINING
                            || !line.balanceAfter().isPositive())) {
                return true;
            }
        }
        return false;
    }

    /// What the fund gets less is elsewhere by choice, or is carried over for one.
    private static boolean leavesMoreElsewhere(Made before, Made after, String fund) {
        return drawsLess(before, after)
                || after.waterfall()
                                .carriedToNextYear()
                                .compareTo(before.waterfall().carriedToNextYear())
                        > 0
                || after.waterfall().lines().stream()
                        .filter(line -> !fund.equals(line.fund()))
                        .anyMatch(line -> isGreaterChoice(line, before));
    }

    private static boolean drawsLess(Made before, Made after) {
        return after.waterfall().drawnDown().compareTo(before.waterfall().drawnDown()) < 0;
    }

    /// Whether somebody chose what the step takes, and it takes more than it did.
    private static boolean isGreaterChoice(Waterfall.Line line, Made before) {
        Money taken = taken(line);
        boolean chosen = line.bound() == Step.Bound.MAX || !taken.equals(line.required());
        Money earlier =
                before.waterfall().lines().stream()
                        .filter(each -> each.step().equals(line.step()))
                        .map(CorrectionRules::taken)
                        .reduce(Money.zero(taken.currency()), Money::plus);
        return chosen && taken.compareTo(earlier) > 0;
    }

    /// With what a cap or rounding left with the co-op.
    private static Money taken(Waterfall.Line line) {
        return line.returned() == null ? line.amount() : line.amount().plus(line.returned());
    }

    private static Map<String, Money> byFund(Waterfall waterfall) {
        Map<String, Money> funds = new HashMap<>();
        for (Waterfall.Line line : waterfall.lines()) {
            if (line.fund() != null) {
                funds.merge(line.fund(), line.amount(), Money::plus);
            }
        }
        return funds;
    }

    private static Rule ruleOf(Profile profile, Made before, String fund) {
        return profile.indivisibilityOf(fund)
                .or(() ->
                        before.policy().steps().stream()
                                .filter(step -> fund.equals(step.fund()))
                                .findFirst()
                                .flatMap(profile::legalRuleOf))
                .orElseGet(() -> profile.ruleOfIndivisible(fund));
    }

    /// COR-03: a fund that has been spent below what the correction takes from it is not corrected
    /// below nothing.
    ///
    /// @param held what the ledger has for each account
    /// @param funds the accounts that are funds
    public static Optional<Refusal> refusalOfSpentFund(
            Map<String, Money> held,
            Iterable<List<Journal.Posting>> journals,
            Set<String> funds,
            Rule rule) {
        Map<String, Money> change = new HashMap<>();
        for (List<Journal.Posting> postings : journals) {
            for (Journal.Posting posting : postings) {
                change.merge(posting.account(), posting.credited(), Money::plus);
            }
        }
        return change.entrySet().stream()
                .filter(each -> funds.contains(each.getKey()) && each.getValue().isNegative())
                .filter(each -> left(held, each).isNegative())
                .sorted(Map.Entry.comparingByKey())
                .findFirst()
                .map(each ->
                        Refusal.of("corrected-fund-spent", rule)
                                .with("fund", each.getKey())
                                .with(
                                        "held",
                                        held.getOrDefault(
                                                each.getKey(),
                                                Money.zero(each.getValue().currency())))
                                .with("reduction", each.getValue().negated())
                                .with("missing", left(held, each).negated()));
    }

    private static Money left(Map<String, Money> held, Map.Entry<String, Money> change) {
        Money now = held.get(change.getKey());
        return now == null ? change.getValue() : now.plus(change.getValue());
    }
}
