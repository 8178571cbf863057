package coop.kyodo.surplus.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.policy.Policies;
import coop.kyodo.surplus.policy.PolicyPlace;
import coop.kyodo.surplus.policy.PolicyRequest;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.PolicyRules;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Outcome;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.waterfall.Terms;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.WaterfallRules;
import coop.kyodo.surplus.waterfall.Wish;
import coop.kyodo.surplus.year.CapitalDifference;
import coop.kyodo.surplus.year.FiguresForm;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers what a surplus would become, with what the caller supposes and the rest from the co-op's
/// records. Nothing is stored.
final class Simulate {

    static final int MOST_SHARES = 10_000;

    record Request(
            @Nullable String fiscalYear,
            @Nullable @Valid Figures figures,
            @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
            @Nullable @Valid PolicyRequest policy,
            @Nullable @Size(max = 10_000) List<@Valid @NotNull SupposedMember> measures,
            @Nullable @Valid Money distributed,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull Choice> choices,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull DrawDown> drawDowns,
            @Nullable @Min(0) @Max(MOST_SHARES) Integer limit) {}

    record SupposedMember(
            @NotNull UUID memberId,
            @NotNull @Min(0) Long memberNumber,
            @Nullable @Min(0) @Max(1_000_000_000_000L) Long minutes,
            @Nullable @Min(0) @Max(1_000_000_000_000L) Long days,
            @Nullable @Size(max = 20)
                    TreeMap<String, @NotNull @Min(0) @Max(500_000_000_000_000L) Long> other) {

        MemberMeasures measures() {
            return new MemberMeasures(
                    memberId,
                    memberNumber,
                    minutes == null ? 0 : minutes,
                    days == null ? 0 : days,
                    other);
        }
    }

    /// What would come of it.
    ///
    /// @param policyVersion absent for a policy that came with the request
    /// @param lines how many shares there are
    /// @param shares the first of them, up to the request's limit
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Simulation(
            @Nullable Integer policyVersion,
            Waterfall waterfall,
            StatutoryTable table,
            int lines,
            List<Share> shares) {}

    private Simulate() {}

    /// @param most how many shares are in the answer at most
    static Simulation simulate(Tx tx, Request request, int most) {
        if (request.policy() != null && request.policyVersion() != null) {
            throw Problems.malformed(
                    "policy-or-version", FormFault.of("/policyVersion", "said.policy-or-version"));
        }
        PolicyPlace place =
                request.policy() == null
                        ? PolicyPlace.recorded(request.policyVersion())
                        : PolicyPlace.sent("/policy");
        return place.answer(() -> computed(tx, request, most));
    }

    private static Simulation computed(Tx tx, Request request, int most) {
        Wish wish = Wish.of(request.distributed(), request.choices(), request.drawDowns());
        PlanComputation.mustNotBeNegative(wish);
        FiscalYear year =
                request.fiscalYear() == null ? null : FiscalYears.get(tx, request.fiscalYear());
        Cooperative cooperative =
                year == null ? Cooperatives.today(tx) : Cooperatives.asOf(tx, year.to());
        Figures given = figures(tx, request, year, cooperative);
        Policy policy = policy(tx, request, cooperative);
        Figures figures =
                year == null || request.figures() != null
                        ? given
                        : HighestCapital.stated(tx, year, given, policy, cooperative.rules());
        List<MemberMeasures> members = members(tx, request, year, policy);
        PlanComputation.mustBeComplete(policy, figures);
        PlanComputation.mustBeUnderstood(policy, figures, wish);
        DrawnFunds.mustBeDivisible(tx, cooperative.rules(), policy, wish);
        Terms terms =
                new Terms(
                        cooperative.rules(),
                        cooperative.articles(),
                        policy,
                        figures,
                        members,
                        wish,
                        reserved(tx, request, year, figures),
                        null);
        Outcome outcome = WaterfallRules.compute(terms).orRefuse();
        Waterfall waterfall = outcome.waterfall();
        PlanComputation.mustBeLawful(waterfall, figures, false, policy, cooperative.rules());
        if (year != null && request.figures() == null) {
            LedgerCapital.mustNotMatter(
                    terms, waterfall, CapitalDifference.of(tx, year.to(), figures).orElse(null));
        }
        DistributionBan.refusalOf(
                        tx,
                        waterfall.distributed(),
                        Money.zero(waterfall.distributed().currency()),
                        tx.today())
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        int limit = request.limit() == null ? most : Math.min(request.limit(), most);
        return new Simulation(
                request.policy() == null ? policy.version() : null,
                waterfall,
                outcome.table(),
                outcome.shares().size(),
                List.copyOf(outcome.shares().subList(0, Math.min(limit, outcome.shares().size()))));
    }

    /// Supposed figures are of funds that are free.
    private static Map<String, Money> reserved(
            Tx tx, Request request, @Nullable FiscalYear year, Figures figures) {
        SortedMap<String, Money> reserved =
                year == null || request.figures() != null
                        ? null
                        : ReservedFunds.of(tx, year.to(), figures, null);
        return reserved == null ? Map.of() : reserved;
    }

    private static Figures figures(
            Tx tx, Request request, @Nullable FiscalYear year, Cooperative cooperative) {
        if (request.figures() != null) {
            FiguresForm.check(request.figures(), "/figures", cooperative);
            return request.figures();
        }
        if (year == null) {
            throw Problems.malformed(
                    "figures-missing", FormFault.of("/figures", "said.figures-or-year"));
        }
        return LedgerFigures.stated(tx, year.to(), year.figures(), cooperative.rules(), null);
    }

    private static Policy policy(Tx tx, Request request, Cooperative cooperative) {
        if (request.policy() != null) {
            Policy policy = request.policy().within(cooperative.rules(), cooperative.articles(), 0);
            IndivisibleFunds.mustStay(tx, policy, cooperative.rules());
            return policy;
        }
        Policy policy = Policies.get(tx, cooperative, request.policyVersion());
        PolicyRules.withinProfile(policy, cooperative.rules(), cooperative.articles()).orRefuse();
        return policy;
    }

    private static List<MemberMeasures> members(
            Tx tx, Request request, @Nullable FiscalYear year, Policy policy) {
        if (request.measures() != null) {
            Set<UUID> seen = new HashSet<>();
            for (int i = 0; i < request.measures().size(); i++) {
                if (!seen.add(request.measures().get(i).memberId())) {
                    throw Problems.malformed(
                            "member-twice",
                            FormFault.of("/measures/" + i + "/memberId", "said.member-twice"));
                }
            }
            return request.measures().stream().map(SupposedMember::measures).toList();
        }
        if (year == null) {
            throw Problems.malformed(
                    "measures-missing", FormFault.of("/measures", "said.measures-or-year"));
        }
        List<WorkRecords.Period> closed = WorkRecords.closed(tx, year.months());
        return PlanComputation.gathered(tx, year, policy, closed).members();
    }
}
