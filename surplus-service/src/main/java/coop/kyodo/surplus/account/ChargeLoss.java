package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Charges a year's loss to the collective account and the members' (US-07), on the year's last
/// day; from each member the oldest vintage first.
final class ChargeLoss {

    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}") String year,
            CapitalAccounts.@NotNull Method method) {}

    /// What each bears.
    record Charged(
            String year,
            CapitalAccounts.Method method,
            Money loss,
            Money collective,
            List<AccountRules.Burden> members) {}

    private ChargeLoss() {}

    static Charged charge(Tx tx, Request request) {
        FiscalYear year = FiscalYears.locked(tx, request.year());
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        CapitalAccounts terms = CapitalTerms.of(profile);
        Rule rule = profile.rule(terms.losses().rule());
        check(request, year, terms, rule);
        Funds.lock(tx);
        Closings.mustBeOpen(tx, year.to());
        String reference = ChargedLosses.reference(year);
        if (Moves.isCharged(tx, reference)) {
            throw Problems.conflict("loss-charged", "The loss of the year is charged already.");
        }
        Money loss = year.figures().netProfit().negated();
        if (YearEnds.isDisposedOf(tx, year.year())) {
            throw new RefusedException(
                    Refusal.of("loss-disposed-by-plan", rule).at("/year").with("loss", loss));
        }
        String collective = terms.collective().getFirst();
        Money held =
                Journals.balances(tx, null).getOrDefault(collective, Money.zero(loss.currency()));
        List<Lots.MemberLot> lots = Lots.available(tx, null, year.to());
        AccountRules.Charge charge =
                AccountRules.charge(
                                loss,
                                ofOthers(year, profile),
                                held,
                                bearers(lots, minutes(tx, year, profile)),
                                request.method(),
                                rule)
                        .orRefuse();
        post(tx, charge, collective, lots, year.to(), reference);
        tx.audit(
                "loss-charged",
                year.year(),
                Map.of(
                        "loss", loss,
                        "method", request.method(),
                        "collective", charge.collective(),
                        "members", charge.members().size()));
        return new Charged(
                year.year(), request.method(), loss, charge.collective(), charge.members());
    }

    private static Money ofOthers(FiscalYear year, Profile profile) {
        return profile.guards().nonMemberLoss() == null
                ? Money.zero(year.figures().currency())
                : year.figures().nonMemberLoss();
    }

    private static void check(Request request, FiscalYear year, CapitalAccounts terms, Rule rule) {
        if (!terms.losses().methods().contains(request.method())) {
            throw new RefusedException(
                    Refusal.of("loss-method-not-allowed", rule)
                            .at("/method")
                            .with("method", request.method())
                            .with("allowed", terms.losses().methods()));
        }
        if (year.approval() == null) {
            throw Problems.conflict(
                    "book-value-not-approved", "The year's figures are not approved.");
        }
        if (!year.figures().netProfit().isNegative()) {
            throw Problems.conflict(
                    "no-loss", "The year's result is " + year.figures().netProfit() + ".");
        }
    }

    /// The year's work, which is known only when each of its months is closed.
    private static Map<UUID, Long> minutes(Tx tx, FiscalYear year, Profile profile) {
        List<YearMonth> months = year.months();
        List<WorkRecords.Period> closed =
                WorkRecords.closed(tx, months.getFirst(), months.getLast());
        if (closed.size() < months.size()) {
            List<String> known = closed.stream().map(WorkRecords.Period::period).toList();
            throw new RefusedException(
                    Refusal.of("months-not-closed", profile.workRule())
                            .at("/year")
                            .with(
                                    "missing",
                                    months.stream()
                                            .map(YearMonth::toString)
                                            .filter(month -> !known.contains(month))
                                            .toList())
                            .with("closed", known.size())
                            .with("months", months.size()));
        }
        return WorkRecords.tally(tx, closed, year.from(), year.to()).workers().stream()
                .collect(Collectors.toMap(MemberMeasures::memberId, MemberMeasures::minutes));
    }

    private static List<AccountRules.Bearer> bearers(
            List<Lots.MemberLot> lots, Map<UUID, Long> minutes) {
        Map<UUID, AccountRules.Bearer> bearers = new LinkedHashMap<>();
        for (Lots.MemberLot lot : lots) {
            bearers.merge(
                    lot.memberId(),
                    new AccountRules.Bearer(
                            lot.memberId(),
                            lot.memberNumber(),
                            lot.left(),
                            minutes.getOrDefault(lot.memberId(), 0L)),
                    (a, b) ->
                            new AccountRules.Bearer(
                                    a.memberId(),
                                    a.memberNumber(),
                                    a.balance().plus(b.balance()),
                                    a.weight()));
        }
        return new ArrayList<>(bearers.values());
    }

    private static void post(
            Tx tx,
            AccountRules.Charge charge,
            String collective,
            List<Lots.MemberLot> lots,
            LocalDate on,
            String reference) {
        if (charge.collective().isPositive()) {
            CapitalTerms.post(
                    tx, collective, Account.LOSSES_CHARGED, charge.collective(), on, reference);
        }
        List<Moves.Line> lines = new ArrayList<>();
        Map<UUID, List<Move.Lot>> held =
                lots.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Lots.MemberLot::memberId,
                                        Collectors.mapping(
                                                Lots.MemberLot::lot, Collectors.toList())));
        for (AccountRules.Burden burden : charge.members()) {
            for (Move.Lot lot :
                    AccountRules.oldestFirst(
                            held.getOrDefault(burden.memberId(), List.of()), burden.amount())) {
                lines.add(new Moves.Line(burden.memberId(), lot.vintage(), lot.left()));
            }
        }
        Money byMembers =
                lines.stream()
                        .map(Moves.Line::amount)
                        .reduce(Money.zero(charge.collective().currency()), Money::plus);
        if (byMembers.isPositive()) {
            UUID journal =
                    CapitalTerms.post(
                            tx,
                            Account.MEMBER_ACCOUNTS,
                            Account.LOSSES_CHARGED,
                            byMembers,
                            on,
                            reference);
            Moves.add(tx, Move.Kind.LOSS, on, reference, journal, lines);
        }
    }
}
