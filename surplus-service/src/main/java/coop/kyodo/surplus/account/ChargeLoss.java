package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.CapitalAccounts.Method;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Charges a year's loss to the collective account and the members' (US-07), on the year's last
/// day; from each member the oldest vintage first. A profit of non-members' work is kept apart: it
/// is the collective account's and lowers no loss of the members, also where it is greater than
/// that; first it covers what the collective account carried forward (US-05). What the correction
/// of the year's plan left of a loss in the carry-over is charged out of it, and where the year's
/// accounts were closed or a later year was disposed of before, not before that correction.
final class ChargeLoss {

    /// @param collectivePart the part of the members' loss that the collective account bears at
    ///   most, where it comes first
    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}") String year,
            @NotNull Method method,
            @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
            @Nullable Fraction collectivePart) {}

    /// What each bears.
    ///
    /// @param policyVersion the policy by whose measures the members bear it
    /// @param nonMemberProfit what the collective account got beside
    /// @param carried what no account can bear, which the collective account carries forward; less
    ///   what it covers of what it carried before
    record Charged(
            UUID chargeId,
            String year,
            LocalDate on,
            CapitalAccounts.Method method,
            int policyVersion,
            Money loss,
            Money nonMemberProfit,
            Money collective,
            List<AccountRules.Burden> members,
            Money carried) {}

    /// A year whose loss is charged, with the rules that hold at its end.
    record Case(FiscalYear year, Cooperative cooperative, CapitalAccounts terms, Rule rule) {

        static Case of(Tx tx, String label) {
            FiscalYear year = FiscalYears.locked(tx, label);
            Cooperative cooperative = Cooperatives.asOf(tx, year.to());
            CapitalAccounts terms = CapitalTerms.of(cooperative.rules());
            return new Case(
                    year, cooperative, terms, cooperative.rules().rule(terms.losses().rule()));
        }

        Profile profile() {
            return cooperative.rules();
        }

        /// Whether the results of members' and of non-members' work are kept apart (US-05).
        boolean keptApart() {
            return profile().guards().nonMemberLoss() != null;
        }

        /// The account that bears losses.
        String collective() {
            return terms.collective().getFirst();
        }
    }

    /// What a charge corrects.
    ///
    /// @param on the day of the charge
    record Correction(UUID chargeId, String reason, LocalDate on) {}

    /// @param carried the plan that carried it over, if one did
    private record Open(Money amount, LocalDate on, YearEnds.@Nullable Carried carried) {}

    private ChargeLoss() {}

    static Charged charge(Tx tx, Request request, String by) {
        Case of = Case.of(tx, request.year());
        FiscalYear year = of.year();
        check(request, of);
        Funds.lock(tx);
        LossCharges.standing(tx, year.year())
                .ifPresent(standing ->
                        Decision.<FiscalYear>refused(
                                        Refusal.of("loss-charged", of.rule())
                                                .at("/year")
                                                .with("year", year.year())
                                                .with("loss", standing.charged()))
                                .orConflict());
        Open open = open(tx, year, of.profile().orderRule(), of.rule());
        Closings.mustBeOpen(tx, open.on());
        return charge(tx, of, request, open, null, by);
    }

    /// Charges what the year's figures say now in the place of a charge that was taken back.
    static Charged anew(Tx tx, Case of, Request request, Correction correction, String by) {
        check(request, of);
        Open open = open(tx, of.year(), of.profile().orderRule(), of.rule());
        return charge(
                tx,
                of,
                request,
                new Open(open.amount(), correction.on(), open.carried()),
                correction,
                by);
    }

    private static Charged charge(
            Tx tx,
            Case of,
            Request request,
            Open open,
            @Nullable Correction correction,
            String by) {
        FiscalYear year = of.year();
        Money loss = open.amount();
        Money held = Money.of(YearEnds.lowest(tx, of.collective(), open.on()), loss.currency());
        List<Lots.MemberLot> lots = Lots.available(tx, null, open.on());
        Policy policy = LossRatio.policy(tx, year, of.cooperative(), request.policyVersion());
        ApartLossRules.Sides sides = sides(tx, of, open, held);
        Money profit = sides.profit();
        Money charged = sides.charged();
        Money ofOthers = sides.ofOthers();
        Map<UUID, Fraction> weights =
                LossRatio.weights(tx, year, of.cooperative(), policy, charged);
        CapitalAccounts.Losses losses = of.terms().losses();
        AccountRules.Charge charge =
                AccountRules.charge(
                                charged,
                                ofOthers,
                                AccountRules.bearableByCollective(
                                        charged,
                                        ofOthers,
                                        sides.available(held),
                                        request.collectivePart()),
                                bearers(lots, weights),
                                request.method(),
                                losses.methods().contains(CapitalAccounts.Method.COLLECTIVE_FIRST),
                                of.rule())
                        .orRefuse();
        Money carried = charge.carried().minus(sides.covered());
        if (open.carried() != null || !carried.isZero()) {
            mustBeLast(tx, year, open);
        }
        Money zero = Money.zero(loss.currency());
        LossCharges.Charge row =
                new LossCharges.Charge(
                        Ids.next(),
                        year.year(),
                        LossCharges.nextNumber(tx, year.year()),
                        true,
                        open.on(),
                        correction == null ? null : correction.chargeId(),
                        correction == null ? null : correction.reason(),
                        open.carried() == null ? null : open.carried().planId(),
                        year.figuresVersion(),
                        request.method(),
                        policy.version(),
                        request.collectivePart(),
                        loss,
                        profit,
                        charge.collective().plus(sides.covered()),
                        charge.members().stream()
                                .map(AccountRules.Burden::amount)
                                .reduce(zero, Money::plus),
                        open.carried() == null ? zero : loss,
                        carried,
                        by);
        post(tx, row, of.collective(), charge, lots);
        LossCharges.add(tx, row);
        tx.publish(LossEvents.charged(tx.tenant(), row));
        tx.audit(
                "loss-charged",
                year.year(),
                Map.of(
                        "loss",
                        loss,
                        "method",
                        request.method(),
                        "collectivePart",
                        request.collectivePart() == null ? "" : request.collectivePart(),
                        "policyVersion",
                        policy.version(),
                        "nonMemberProfit",
                        profit,
                        "collective",
                        row.collective(),
                        "members",
                        charge.members().size(),
                        "carried",
                        carried));
        return new Charged(
                row.chargeId(),
                year.year(),
                row.on(),
                request.method(),
                policy.version(),
                loss,
                profit,
                row.collective(),
                charge.members(),
                carried);
    }

    /// The year's loss, or what its corrected plan carried over of it.
    private static Open open(Tx tx, FiscalYear year, Rule order, Rule rule) {
        Money loss = year.figures().netProfit().negated();
        if (!YearEnds.isDisposedOf(tx, year.year())) {
            EarlierYears.mustBeDisposedOf(tx, year.from(), order);
            return new Open(loss, year.to(), null);
        }
        YearEnds.Carried carried =
                YearEnds.carried(tx, year)
                        .filter(each -> ChargedLosses.own(each, year).isPositive())
                        .orElseThrow(() ->
                                new RefusedException(
                                        Refusal.of("loss-disposed-by-plan", rule)
                                                .at("/year")
                                                .with(
                                                        "loss",
                                                        loss.isPositive()
                                                                ? loss
                                                                : year.figures()
                                                                        .lossBesideProfit())));
        if (carried.figuresVersion() != year.figuresVersion()) {
            throw Problems.conflict(
                    "figures-changed",
                    Map.of("plan", carried.figuresVersion(), "year", year.figuresVersion()));
        }
        return new Open(ChargedLosses.own(carried, year), dayOf(tx, year, carried), carried);
    }

    /// The year's last day, while nothing was done with what came after it; else the day of the
    /// correction, or of a later year's plan that was executed after it.
    private static LocalDate dayOf(Tx tx, FiscalYear year, YearEnds.Carried carried) {
        Optional<LocalDate> later = YearEnds.lastExecutionAfter(tx, year.to());
        if (later.isEmpty() && !carried.countsOn().isAfter(year.to())) {
            return year.to();
        }
        return later.filter(day -> day.isAfter(carried.executedOn())).orElse(carried.executedOn());
    }

    /// What stands in the carry-over the plan of a later year takes up.
    private static void mustBeLast(Tx tx, FiscalYear year, Open open) {
        Optional<UUID> takenUpBy =
                open.carried() == null
                        ? Journals.planAfter(tx, year.to())
                        : ChargedLosses.takenUpBy(tx, open.carried(), year);
        takenUpBy.ifPresent(later -> {
            throw Problems.conflict(
                    "opening-balance-differs",
                    new FormFault("", "said.later-plan-executed", Map.of("later", later)));
        });
    }

    /// What of the year is whose. A plan is asked for while it could divide what the members' work
    /// brought.
    private static ApartLossRules.Sides sides(Tx tx, Case of, Open open, Money held) {
        Figures figures = of.year().figures();
        Money zero = Money.zero(figures.currency());
        Money carried =
                Journals.balances(tx, null).getOrDefault(Account.CARRY_OVER, zero).negated();
        if (open.carried() != null) {
            return ApartLossRules.leftByPlan(
                    figures, of.keptApart(), open.amount(), carried.minus(open.amount()), held);
        }
        ApartLossRules.refusalOfMembersSurplus(
                        figures, of.keptApart(), held, of.profile().orderRule())
                .ifPresent(refusal -> Decision.<FiscalYear>refused(refusal).orConflict());
        return ApartLossRules.ofYear(figures, of.keptApart(), carried, held);
    }

    private static void check(Request request, Case of) {
        FiscalYear year = of.year();
        CapitalAccounts terms = of.terms();
        if (!terms.losses().methods().contains(request.method())) {
            throw new RefusedException(
                    Refusal.of("loss-method-not-allowed", of.rule())
                            .at("/method")
                            .with("method", request.method())
                            .with("allowed", terms.losses().methods()));
        }
        mustBePart(request);
        if (year.approval() == null) {
            throw Problems.conflict(
                    "book-value-not-approved", FormFault.of("", "said.figures-not-approved"));
        }
        if (!ApartLossRules.isLoss(year.figures(), of.keptApart())) {
            throw Problems.conflict(
                    "no-loss",
                    new FormFault(
                            "", "said.result-is", Map.of("netProfit", year.figures().netProfit())));
        }
    }

    private static void mustBePart(Request request) {
        Fraction part = request.collectivePart();
        if (part != null
                && (request.method() != CapitalAccounts.Method.COLLECTIVE_FIRST
                        || part.signum() <= 0
                        || !part.isAtMost(Fraction.ONE))) {
            throw Problems.malformed(
                    "collective-part-invalid",
                    FormFault.of("/collectivePart", "said.collective-part"));
        }
    }

    private static List<AccountRules.Bearer> bearers(
            List<Lots.MemberLot> lots, Map<UUID, Fraction> weights) {
        Map<UUID, AccountRules.Bearer> bearers = new LinkedHashMap<>();
        for (Lots.MemberLot lot : lots) {
            bearers.merge(
                    lot.memberId(),
                    new AccountRules.Bearer(
                            lot.memberId(),
                            lot.memberNumber(),
                            lot.left(),
                            weights.getOrDefault(lot.memberId(), Fraction.ZERO)),
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
            LossCharges.Charge row,
            String collective,
            AccountRules.Charge charge,
            List<Lots.MemberLot> lots) {
        move(tx, row, Account.LOSSES_CHARGED, Account.CARRY_OVER, row.carriedIn());
        move(tx, row, Account.LOSSES_CHARGED, collective, row.nonMemberProfit());
        move(tx, row, collective, Account.LOSSES_CHARGED, row.collective());
        if (row.carried().isNegative()) {
            move(tx, row, Account.LOSSES_CHARGED, Account.CARRY_OVER, row.carried().negated());
        } else {
            move(tx, row, Account.CARRY_OVER, Account.LOSSES_CHARGED, row.carried());
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
        move(tx, row, Account.MEMBER_ACCOUNTS, Account.LOSSES_CHARGED, row.members())
                .ifPresent(journal ->
                        Moves.add(tx, Move.Kind.LOSS, row.on(), row.reference(), journal, lines));
    }

    private static Optional<UUID> move(
            Tx tx, LossCharges.Charge row, String from, String to, Money amount) {
        return amount.isPositive()
                ? Optional.of(CapitalTerms.post(tx, from, to, amount, row.on(), row.reference()))
                : Optional.empty();
    }
}
