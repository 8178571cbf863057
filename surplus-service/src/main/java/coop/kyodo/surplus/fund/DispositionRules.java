package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.fund.Journal.Kind;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Fund;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How an executed plan is posted. Every move takes from one account what it gives to another, so
/// the journals balance by construction.
public final class DispositionRules {

    /// What moves within one journal: credits less debits by account.
    private static final class Moves {
        private final Map<String, Money> net = new TreeMap<>();

        void move(String from, String to, Money amount) {
            credit(from, amount.negated());
            credit(to, amount);
        }

        void credit(String account, Money amount) {
            net.merge(account, amount, Money::plus);
        }

        List<Journal.Posting> postings() {
            List<Journal.Posting> postings = new ArrayList<>();
            net.forEach((account, amount) -> {
                if (amount.isNegative()) {
                    postings.add(
                            new Journal.Posting(account, Journal.Side.DEBIT, amount.negated()));
                } else if (amount.isPositive()) {
                    postings.add(new Journal.Posting(account, Journal.Side.CREDIT, amount));
                }
            });
            return postings;
        }
    }

    /// What the members get together, by whether it is paid in money or kept.
    public record Distributed(Money cash, Money retained) {}

    /// JP-032, JP-033: what members leave behind is posted to the capital surplus by membership,
    /// which tells of the members' capital and not of that account: what became of it the figures
    /// alone tell.
    private static final Set<String> TOLD_BY_FIGURES = Set.of(Fund.CAPITAL_SURPLUS);

    private DispositionRules() {}

    /// The accounts whose balance the year's figures must continue: the reserve and the
    /// carry-forward, which move only by plans, and the funds that are kept, whose moves of the
    /// year have vouchers (uses and deposits). Nothing indivisible is lowered by reporting less of
    /// it, and nothing set aside for a purpose of the law.
    ///
    /// @param kept the accounts that the ledger has
    /// @param indivisible whether a fund of this name is
    public static Map<String, Money> continued(
            Figures figures, Set<String> kept, Predicate<String> indivisible) {
        Map<String, Money> continued = new TreeMap<>();
        figures.reportedFunds()
                .forEach((fund, reported) -> {
                    if (kept.contains(fund)
                            && (!TOLD_BY_FIGURES.contains(fund) || indivisible.test(fund))) {
                        continued.put(fund, reported);
                    }
                });
        continued.put(Fund.LEGAL_RESERVE, figures.reserveBalance());
        continued.put(Account.CARRY_OVER, figures.carriedForward());
        return continued;
    }

    /// What a plan leaves of what the figures report for the year's end: in each fund what is not
    /// drawn and covers no loss, and what its steps give. The unappropriated surplus is used up.
    public static Map<String, Money> left(Figures figures, Wish wish, Waterfall waterfall) {
        Map<String, Money> left = new TreeMap<>(figures.reportedFunds());
        for (Wish.DrawDown draw : wish.drawDowns()) {
            left.computeIfPresent(draw.from(), (_, held) -> held.minus(draw.amount()));
        }
        for (Waterfall.LossLine loss : waterfall.allLosses()) {
            left.computeIfPresent(loss.from(), (_, held) -> held.minus(loss.amount()));
        }
        for (Waterfall.Line line : waterfall.lines()) {
            if (line.fund() != null) {
                left.computeIfPresent(line.fund(), (_, held) -> held.plus(line.amount()));
            }
        }
        left.put(Account.CARRY_OVER, waterfall.carriedToNextYear());
        left.put(Account.UNAPPROPRIATED, Money.zero(figures.currency()));
        return left;
    }

    /// The postings of each journal; journals without postings are left out.
    ///
    /// @param balances what the ledger had at the year's end: what the figures report beside it is
    ///   opened, and what moved since stays
    public static Map<Kind, List<Journal.Posting>> postings(
            Figures figures,
            Wish wish,
            Waterfall waterfall,
            Distributed distributed,
            Map<String, Money> balances) {
        Money zero = Money.zero(figures.currency());
        Moves opening = new Moves();
        figures.reportedFunds()
                .forEach((fund, reported) ->
                        opening.move(
                                Account.REPORTED,
                                fund,
                                reported.minus(balances.getOrDefault(fund, zero))));
        opening.move(
                Account.REPORTED,
                Account.CARRY_OVER,
                figures.carriedForward().minus(balances.getOrDefault(Account.CARRY_OVER, zero)));

        Moves result = new Moves();
        result.move(Account.REPORTED, Account.UNAPPROPRIATED, figures.netProfit());
        result.move(Account.CARRY_OVER, Account.UNAPPROPRIATED, figures.carriedForward());
        for (Wish.DrawDown draw : wish.drawDowns()) {
            result.move(draw.from(), Account.UNAPPROPRIATED, draw.amount());
        }

        for (Waterfall.LossLine loss : waterfall.allLosses()) {
            result.move(
                    loss.from().equals(LossStep.MEMBERS) ? Account.MEMBER_LOSSES : loss.from(),
                    Account.UNAPPROPRIATED,
                    loss.amount());
        }

        Moves disposition = new Moves();
        for (Waterfall.Line line : waterfall.lines()) {
            if (line.fund() != null) {
                disposition.move(Account.UNAPPROPRIATED, line.fund(), line.amount());
            }
        }
        disposition.move(Account.UNAPPROPRIATED, Account.DIVIDENDS_PAYABLE, distributed.cash());
        disposition.move(Account.UNAPPROPRIATED, Account.MEMBER_ACCOUNTS, distributed.retained());
        disposition.move(Account.UNAPPROPRIATED, Account.CARRY_OVER, waterfall.carriedToNextYear());

        Map<Kind, List<Journal.Posting>> journals = new EnumMap<>(Kind.class);
        journals.put(Kind.OPENING, opening.postings());
        journals.put(Kind.RESULT, result.postings());
        journals.put(Kind.DISPOSITION, disposition.postings());
        journals.values().removeIf(List::isEmpty);
        return journals;
    }

    /// How the correction of a plan is posted: by what its journals have more or less than those of
    /// the plan it corrects. Differences of journals that balance balance.
    public static Map<Kind, List<Journal.Posting>> differences(
            Map<Kind, List<Journal.Posting>> before, Map<Kind, List<Journal.Posting>> after) {
        Map<Kind, List<Journal.Posting>> differences = new EnumMap<>(Kind.class);
        differences.putAll(before);
        differences.putAll(after);
        differences.replaceAll((kind, _) -> {
            Moves moves = new Moves();
            for (Journal.Posting posting : after.getOrDefault(kind, List.of())) {
                moves.credit(posting.account(), posting.credited());
            }
            for (Journal.Posting posting : before.getOrDefault(kind, List.of())) {
                moves.credit(posting.account(), posting.credited().negated());
            }
            return moves.postings();
        });
        differences.values().removeIf(List::isEmpty);
        return differences;
    }
}
