package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A legal profile as far as the surplus is concerned: its rules, which rule guards what, and the
/// policy that holds until a co-op decides its own. [Profiles] reads them.
public record Profile(Rulebook rulebook, Guards guards) {

    /// Which rule guards what; rules by id.
    ///
    /// @param order losses first, then the minimums, then the members
    /// @param work the measure of work must be known
    /// @param eligible who may share
    /// @param rounding how minimums round
    /// @param distributionForbiddenBy the rule that forbids any distribution, if one does
    /// @param fundsForMembersForbiddenBy the rule by which no fund of the co-op's own pays members,
    ///   where one says so
    /// @param minimums the funds every policy must feed
    /// @param measures by what a distribution may be measured; by anything when left out
    /// @param cap the cap per member that every distribution must have
    /// @param cash the least part of a share paid in money
    /// @param cashForbiddenBy the rule by which no part of a share is paid in money, where one says
    ///   so
    /// @param losses from what losses are covered; from nothing when left out
    /// @param nonMemberLoss what bears a loss of non-members' work; what is left does when left out
    /// @param tables the rules of the statutory tables
    /// @param interest that capital may get interest, and within what limits
    /// @param interestWithoutWork that it may before anything goes to work, and in a year that
    ///   gives nothing to work; it may not when left out
    /// @param workPart the part of the year's result that goes to all who work
    /// @param membersPart the rule by whose bound `share` the members get a part of the year's
    ///   result
    /// @param fundOrUnits the part of the year's result that goes to a fund or to the members in
    ///   units
    /// @param indivisible the funds that belong to all in common
    /// @param withholding the withholding tax on what is paid out, each with its last year
    /// @param unpaidCapital that a dividend may be applied to unpaid capital
    /// @param unitsForbiddenBy the rule by which no dividend buys units, where one says so
    /// @param payUp whether it is before or after the withholding tax; after it when left out
    /// @param funds the funds of the law, and what each may be used for
    /// @param dissolution what becomes of the residue of a dissolved co-op; not modelled when left
    ///   out
    /// @param documents the documents that the law asks for each year
    /// @param approval the rule by which the year's figures are approved; they are by somebody
    ///   wherever a plan is executed
    /// @param obligation the rule by which a policy is decided before the year that it divides
    /// @param payBy the rule by whose bound `months` after the year's end, on its `day` if it has
    ///   one, what a plan pays in money is paid
    /// @param capitalAccounts how internal capital accounts are kept; they are not when left out
    /// @param policy the profile's own policy
    public record Guards(
            String order,
            String work,
            String eligible,
            String rounding,
            @Nullable String distributionForbiddenBy,
            @Nullable String fundsForMembersForbiddenBy,
            @Nullable List<Minimum> minimums,
            @Nullable Measures measures,
            @Nullable Cap cap,
            @Nullable String cash,
            @Nullable String cashForbiddenBy,
            @Nullable Losses losses,
            @Nullable NonMemberLoss nonMemberLoss,
            @Nullable Tables tables,
            @Nullable String interest,
            @Nullable Boolean interestWithoutWork,
            @Nullable WorkPart workPart,
            @Nullable String membersPart,
            @Nullable FundOrUnits fundOrUnits,
            @Nullable Indivisible indivisible,
            @Nullable List<Withholding> withholding,
            @Nullable String unpaidCapital,
            @Nullable String unitsForbiddenBy,
            @Nullable PayUp payUp,
            @Nullable List<FundTerms> funds,
            @Nullable Dissolution dissolution,
            @Nullable List<YearDocument> documents,
            @Nullable String approval,
            @Nullable String obligation,
            @Nullable String payBy,
            @Nullable CapitalAccounts capitalAccounts,
            List<Step> policy) {

        @JsonCreator
        public Guards {
            minimums = minimums == null ? List.of() : List.copyOf(minimums);
        }

        public PayUp payUpOrUsual() {
            return payUp == null ? PayUp.AFTER_TAX : payUp;
        }

        List<FundTerms> allFunds() {
            return funds == null ? List.of() : funds;
        }

        public List<Minimum> allMinimums() {
            return minimums == null ? List.of() : minimums;
        }
    }

    /// The rule whose bound `rate` is withheld.
    ///
    /// @param lastYear the last calendar year of the rate; it has no end when left out
    public record Withholding(String rule, @Nullable Integer lastYear) {}

    /// In what order a dividend is taxed and pays up unpaid capital.
    public enum PayUp {
        /// What is left of it after the tax pays up capital.
        AFTER_TAX,
        /// It pays up capital first, and only the rest is taxed.
        BEFORE_TAX
    }

    /// A fund that gets at least the rule's bound `share`.
    ///
    /// @param articlesRate the rate of the articles that may ask for more
    /// @param ceilingOf the kind of capital whose part (the rule's bound `target`) ends the duty;
    ///   it never ends when left out
    /// @param ceilingInArticles whether the amount that the articles set ends it, and nothing below
    /// @param sources what the rate may be taken of; the year's result when left out
    /// @param whenFrom the duty holds only for policies that take from this source; always when
    ///   left out
    public record Minimum(
            String fund,
            String rule,
            @Nullable String articlesRate,
            Until.@Nullable Target ceilingOf,
            @Nullable Boolean ceilingInArticles,
            @Nullable List<Step.Source> sources,
            Step.@Nullable Source whenFrom) {

        boolean endsWithArticles() {
            return Boolean.TRUE.equals(ceilingInArticles);
        }

        /// Whether where it is taken of is all that the rule sets.
        boolean setsSource() {
            return sources != null;
        }

        List<Step.Source> sourcesOrResult() {
            return sources == null
                    ? List.of(Step.Source.RESULT_AFTER_LOSS, Step.Source.RESULT)
                    : sources;
        }
    }

    /// The measures a rule allows.
    ///
    /// @param main those among them that weigh most; none do when left out
    public record Measures(String rule, List<String> allowed, @Nullable Main main) {}

    /// The rule by which these measures together weigh at least its bound `main`.
    public record Main(String rule, List<String> measures) {}

    /// The rule whose bound `cap` limits a member's share to a rate of a measure.
    public record Cap(String rule, String measure) {}

    /// The rule by which at least the bound `share` of the year's result goes to all who work,
    /// members or not, with the bound `months` of work in the year or `seniority` months in all.
    ///
    /// @param coefficient the measure that may weigh a share up to the bound `coefficient`
    public record WorkPart(String rule, String coefficient) {}

    /// The rule by which at least the bound `share` of the year's result goes to a fund or to the
    /// members in units of capital, until the equity is the bound `target` of the debts.
    public record FundOrUnits(String rule, String fund) {}

    /// Funds that are never divided among the members; losses apart, nothing is drawn from them.
    public record Indivisible(String rule, List<String> funds) {}

    /// What covers losses, in this order.
    ///
    /// @param reserveLimit the rule by which the legal reserve bears no more of a year's loss than
    ///   the average part of the results that it got; all it holds when left out
    /// @param memberRule the rule by which the members bear what is left; `rule` when left out
    /// @param settlement the rule whose bounds `payYears` and `setOffYears` say within how many
    ///   years they settle it; not when left out, and then nothing is set off
    /// @param nothingElse whether voluntary funds too are drawn for losses and nothing else
    public record Losses(
            String rule,
            List<String> sources,
            String reserveRule,
            @Nullable String reserveLimit,
            @Nullable String memberRule,
            @Nullable String settlement,
            boolean nothingElse) {

        String memberRuleOrRule() {
            return memberRule == null ? rule : memberRule;
        }
    }

    /// The rule by which a fund bears a loss of non-members' work, and the name of that in a
    /// waterfall.
    public record NonMemberLoss(String rule, String fund, String step, Texts title) {}

    /// The rules of the disposition plan and the loss plan.
    public record Tables(String disposition, String loss) {}

    public String name() {
        return rulebook.profile();
    }

    public Rule rule(String id) {
        return rulebook.rule(id);
    }

    public Rule orderRule() {
        return rule(guards.order());
    }

    public Rule workRule() {
        return rule(guards.work());
    }

    public Rule eligibilityRule() {
        return rule(guards.eligible());
    }

    /// The funds of this profile.
    public List<FundTerms> funds() {
        return guards.allFunds();
    }

    /// The rule by which a plan and its figures are approved before it is carried out; the
    /// profile's order where none says so by itself.
    public Rule approvalRule() {
        return guards.approval() == null ? orderRule() : rule(guards.approval());
    }

    /// The documents that the law asks for each year.
    public List<YearDocument> documents() {
        return guards.documents() == null ? List.of() : guards.documents();
    }

    /// The profile's own policy, with the higher of its rates and those of the articles.
    public Policy ownPolicy(Articles articles) {
        List<Step> steps =
                guards.policy().stream().map(step -> atArticlesRate(step, articles)).toList();
        return new Policy(0, name(), null, steps, null);
    }

    private Step atArticlesRate(Step step, Articles articles) {
        Fraction rate =
                minimumOf(step).map(least -> articles.rate(least.articlesRate())).orElse(null);
        return rate == null || step.rate() == null || step.rate().isAtLeast(rate)
                ? step
                : step.withRate(rate);
    }

    /// The minimum this step fulfils, if it does.
    public Optional<Minimum> minimumOf(Step step) {
        List<Minimum> ofFund =
                guards.allMinimums().stream()
                        .filter(least -> least.fund().equals(step.fund()))
                        .toList();
        return ofFund.stream()
                .filter(least -> least.sourcesOrResult().contains(step.source()))
                .findFirst()
                .or(() -> ofFund.stream().filter(least -> !least.setsSource()).findFirst());
    }

    /// The rule that makes a fund of this profile indivisible, if one does.
    public Optional<Rule> indivisibilityOf(String fund) {
        Indivisible indivisible = guards.indivisible();
        return indivisible != null && indivisible.funds().contains(fund)
                ? Optional.of(rule(indivisible.rule()))
                : Optional.empty();
    }

    /// The rule to name for a fund that is indivisible, whether by this profile or by a policy: the
    /// profile's for the fund, or for its indivisible funds, or of the residue.
    public Rule ruleOfIndivisible(String fund) {
        return indivisibilityOf(fund)
                .or(() -> Optional.ofNullable(guards.indivisible()).map(each -> rule(each.rule())))
                .or(() -> Optional.ofNullable(guards.dissolution()).map(each -> rule(each.rule())))
                .orElseGet(this::orderRule);
    }

    /// The rule by which capital gets interest only after what goes to work, where one says so.
    public Optional<Rule> interestFollowsWork() {
        return Boolean.TRUE.equals(guards.interestWithoutWork())
                ? Optional.empty()
                : Optional.ofNullable(guards.interest()).map(this::rule);
    }

    /// The rule that forbids any distribution, where one does.
    public Optional<Rule> distributionForbiddenBy() {
        return Optional.ofNullable(guards.distributionForbiddenBy()).map(this::rule);
    }

    /// The rule by which no fund of the co-op's own pays members, where one says so.
    public Optional<Rule> fundsForMembersForbiddenBy() {
        return Optional.ofNullable(guards.fundsForMembersForbiddenBy()).map(this::rule);
    }

    /// JP-213: the rate of the withholding tax on a day, where there is one.
    public Optional<Fraction> withholdingRate(LocalDate on) {
        return Stream.ofNullable(guards.withholding())
                .flatMap(List::stream)
                .filter(each -> each.lastYear() == null || on.getYear() <= each.lastYear())
                .findFirst()
                .map(each -> rule(each.rule()).bound("rate"));
    }

    /// By when what a plan pays in money is paid, and the rule that says so.
    public record PayBy(LocalDate dueBy, Rule rule) {}

    /// US-04: by when it is paid what the plan of a year that ends on this day pays in money, where
    /// a rule says so.
    public Optional<PayBy> payBy(LocalDate yearEnd) {
        return Optional.ofNullable(guards.payBy())
                .map(this::rule)
                .map(rule -> {
                    LocalDate day = yearEnd.plusMonths(rule.wholeBound("months"));
                    return new PayBy(
                            rule.bounds().containsKey("day")
                                    ? day.withDayOfMonth(rule.wholeBound("day"))
                                    : day,
                            rule);
                });
    }

    /// The rule a fund follows from; for a fund of the co-op's own, its decision.
    public Rule ruleOf(FundTerms fund) {
        return fund.rule() != null
                ? rule(fund.rule())
                : new Rule(
                        "fund/" + fund.fund(),
                        "The co-op's decision on its fund",
                        Map.of(
                                "en",
                                "The co-op set this fund aside for its purposes: "
                                        + fund.title().en()
                                        + ".",
                                "ja",
                                "組合が目的を定めて積み立てた積立金：" + fund.title().ja()),
                        Map.of());
    }

    /// The rule a step of this profile follows from; for a step of the co-op's own, its policy.
    public Rule ruleOf(Step step) {
        return legalRuleOf(step)
                .orElseGet(() ->
                        new Rule(
                                "policy/" + step.name(),
                                "The co-op's surplus policy",
                                Map.of(
                                        "en",
                                        "The co-op's policy sets this step: "
                                                + step.title().en()
                                                + ".",
                                        "ja",
                                        "組合の方針が定める段階：" + step.title().ja()),
                                Map.of()));
    }

    /// The rule of this profile that a step follows from, if one does.
    public Optional<Rule> legalRuleOf(Step step) {
        if (step.rule() != null) {
            return Optional.of(rule(step.rule()));
        }
        if (step.split() != null && step.split().isInterest() && guards.interest() != null) {
            return Optional.of(rule(guards.interest()));
        }
        Measures measures = guards.measures();
        return step.goesToMembers() && measures != null
                ? Optional.of(rule(measures.rule()))
                : minimumOf(step).map(least -> rule(least.rule()));
    }
}
