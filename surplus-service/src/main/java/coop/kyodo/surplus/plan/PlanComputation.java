package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.account.CarryRules;
import coop.kyodo.surplus.account.ChargedLosses;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.measure.YearMeasures;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.policy.Policies;
import coop.kyodo.surplus.policy.PolicyPlace;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.PolicyRules;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.waterfall.ApartRules;
import coop.kyodo.surplus.waterfall.CapitalAfterWorkRules;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.Wish;
import coop.kyodo.surplus.year.CapitalDifference;
import coop.kyodo.surplus.year.FiscalYear;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gathers what a plan is made from and computes it.
final class PlanComputation {

    private PlanComputation() {}

    /// The plan of a year, from its newest figures, this or the newest policy, and the work of its
    /// months, all of which are closed.
    ///
    /// @param corrects what it corrects, for a correction
    static PlanDocument compute(
            Tx tx,
            UUID planId,
            FiscalYear year,
            @Nullable Integer policyVersion,
            Wish wish,
            @Nullable Correction corrects) {
        return PolicyPlace.recorded(policyVersion)
                .answer(() -> computed(tx, planId, year, policyVersion, wish, corrects));
    }

    private static PlanDocument computed(
            Tx tx,
            UUID planId,
            FiscalYear year,
            @Nullable Integer policyVersion,
            Wish wish,
            @Nullable Correction corrects) {
        mustNotBeNegative(wish);
        Cooperative cooperative = Cooperatives.asOf(tx, year.to());
        ChargedLosses.mustBeOpen(tx, year, cooperative.rules());
        Policy policy = Policies.get(tx, cooperative, policyVersion);
        PolicyRules.withinProfile(policy, cooperative.rules(), cooperative.articles()).orRefuse();
        PolicyRules.refusalOfYounger(policy, year.from(), cooperative.rules())
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        mustBeComplete(policy, year.figures());
        mustBeUnderstood(policy, year.figures(), wish);
        DrawnFunds.mustBeDivisible(tx, cooperative.rules(), policy, wish);
        List<WorkRecords.Period> periods = closedMonths(tx, year, cooperative.rules());
        YearMeasures.Gathered gathered = gathered(tx, year, policy, periods);
        CapitalDifference capital =
                CapitalDifference.of(tx, year.to(), year.figures()).orElse(null);
        Figures figures =
                HighestCapital.stated(
                        tx,
                        year,
                        LedgerFigures.stated(
                                tx,
                                year.to(),
                                LedgerFigures.reported(tx, year, cooperative.rules(), corrects),
                                cooperative.rules(),
                                corrects),
                        policy,
                        cooperative.rules());
        PlanInputs inputs =
                new PlanInputs(
                        tx.tenant(),
                        planId,
                        year.year(),
                        year.from(),
                        year.to(),
                        year.figuresVersion(),
                        figures,
                        cooperative.articlesVersion(),
                        cooperative.articles(),
                        policy,
                        wish,
                        periods,
                        gathered.notEligible(),
                        gathered.frozen(),
                        corrects,
                        capital,
                        ReservedFunds.of(tx, year.to(), figures, corrects),
                        corrects == null
                                ? null
                                : Corrections.unitsBought(tx, cooperative.rules(), corrects));
        PlanDocument document = PlanDocument.of(inputs, gathered.members());
        mustBeLawful(
                document.readResult().waterfall(),
                year.figures(),
                corrects != null,
                policy,
                cooperative.rules());
        LedgerCapital.mustNotMatter(
                inputs.terms(gathered.members()), document.readResult().waterfall(), capital);
        if (corrects != null) {
            Corrections.mustBeAllowed(tx, cooperative.rules(), corrects, document);
        }
        return document;
    }

    /// What the law wants of the whole of it, whatever the policy: US-02, ES-01c, JW-03d.
    static void mustBeLawful(
            Waterfall waterfall,
            Figures figures,
            boolean correction,
            Policy policy,
            Profile profile) {
        CarryRules.refusalOf(waterfall, figures, correction, profile)
                .or(() -> ApartRules.refusalOf(waterfall, figures, profile))
                .or(() -> CapitalAfterWorkRules.refusalOf(waterfall, policy, profile))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
    }

    /// Everybody with what this policy measures by.
    static YearMeasures.Gathered gathered(
            Tx tx, FiscalYear year, Policy policy, List<WorkRecords.Period> periods) {
        return YearMeasures.gather(
                tx, year, periods, policy.measureNames(), policy.includesNonMembers());
    }

    /// JP-205: the year's work is known only when each of its months is closed.
    private static List<WorkRecords.Period> closedMonths(Tx tx, FiscalYear year, Profile profile) {
        List<YearMonth> months = year.months();
        List<WorkRecords.Period> closed = WorkRecords.closed(tx, months);
        List<String> known = closed.stream().map(WorkRecords.Period::period).toList();
        List<String> missing =
                months.stream()
                        .map(YearMonth::toString)
                        .filter(month -> !known.contains(month))
                        .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("months-not-closed", profile.workRule())
                            .at("/fiscalYear")
                            .with("missing", missing)
                            .with("closed", known.size())
                            .with("months", months.size()));
        }
        return closed;
    }

    /// The figures hold what the policy's steps take from.
    static void mustBeComplete(Policy policy, Figures figures) {
        policy.steps().stream()
                .map(figures::missingFor)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(missing -> {
                    throw Problems.conflict(
                            "figures-incomplete",
                            new FormFault(
                                    "", "said.figures-incomplete", Map.of("missing", missing)));
                });
    }

    /// No amount that is wished is below nothing, whatever the rules say of it.
    static void mustNotBeNegative(Wish wish) {
        amounts(wish)
                .forEach((pointer, amount) -> {
                    if (amount.isNegative()) {
                        throw Problems.malformed(
                                "amount-negative",
                                FormFault.of(pointer, "said.amount-not-negative"));
                    }
                });
    }

    /// Policy and wish are in the figures' currency, and choices name steps that take them, each
    /// once.
    static void mustBeUnderstood(Policy policy, Figures figures, Wish wish) {
        String currency = figures.currency();
        amounts(policy, wish).entrySet().stream()
                .filter(each -> !each.getValue().currency().equals(currency))
                .findFirst()
                .ifPresent(each -> {
                    throw Problems.malformed(
                            "currency-differs",
                            new FormFault(
                                    each.getKey(),
                                    "said.figures-in-currency",
                                    Map.of(
                                            "currency",
                                            currency,
                                            "given",
                                            each.getValue().currency())));
                });
        Set<String> chosen = new HashSet<>();
        for (int i = 0; i < wish.choices().size(); i++) {
            String named = wish.choices().get(i).step();
            if (!chosen.add(named)) {
                throw Problems.malformed(
                        "choice-twice",
                        new FormFault(
                                "/choices/" + i + "/step",
                                "said.choice-twice",
                                Map.of("named", named)));
            }
            if (policy.steps().stream().noneMatch(step -> step.name().equals(named))) {
                throw Problems.malformed(
                        "choice-of-unknown-step",
                        new FormFault(
                                "/choices/" + i + "/step",
                                "said.no-step-named",
                                Map.of("named", named)));
            }
            if (policy.firstToMembers().stream().anyMatch(step -> step.name().equals(named))) {
                throw Problems.malformed(
                        "choice-is-distributed",
                        FormFault.of("/choices/" + i + "/step", "said.choice-is-distributed"));
            }
        }
    }

    /// By where they stand.
    private static Map<String, Money> amounts(Wish wish) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        if (wish.distributed() != null) {
            amounts.put("/distributed", wish.distributed());
        }
        for (int i = 0; i < wish.drawDowns().size(); i++) {
            amounts.put("/drawDowns/" + i + "/amount", wish.drawDowns().get(i).amount());
        }
        for (int i = 0; i < wish.choices().size(); i++) {
            amounts.put("/choices/" + i + "/amount", wish.choices().get(i).amount());
        }
        return amounts;
    }

    private static Map<String, Money> amounts(Policy policy, Wish wish) {
        Map<String, Money> amounts = amounts(wish);
        for (int i = 0; i < policy.steps().size(); i++) {
            Step step = policy.steps().get(i);
            if (step.amount() != null) {
                amounts.put("/steps/" + i + "/amount", step.amount());
            }
            if (step.until() != null && step.until().amount() != null) {
                amounts.put("/steps/" + i + "/until/amount", step.until().amount());
            }
        }
        return amounts;
    }
}
