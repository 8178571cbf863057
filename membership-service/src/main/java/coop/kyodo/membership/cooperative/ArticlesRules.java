package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a name and articles stay within what the legal profile allows. A rule that the profile
/// does not have does not bind.
final class ArticlesRules {

    private static final String WORKER_COOPERATIVE = "労働者協同組合";

    private ArticlesRules() {}

    /// The articles, or the first refusal in the order of the rules' ids.
    ///
    /// @param capital the subscribed capital that the reserve's target is measured against
    static Decision<Articles> withinProfile(
            Rulebook profile, String name, Articles articles, Money capital) {
        Articles.Surplus surplus = articles.surplus();
        return Stream.of(
                        profile.findRule("JP-001").flatMap(rule -> nameSaysWhatItIs(rule, name)),
                        BusinessRules.refusal(
                                profile, "/articles/particulars/business", business(articles)),
                        profile.findRule("JP-050")
                                .flatMap(rule -> noticeOfWithdrawal(rule, articles)),
                        profile.findRule("JP-054")
                                .flatMap(rule -> refundOfShare(rule, articles.termsOfLeaving())),
                        profile.findRule("JP-100")
                                .flatMap(rule -> numberOfOfficers(rule, articles.officers())),
                        profile.findRule("JP-106")
                                .flatMap(rule -> termsOfOffice(rule, articles.officers())),
                        profile.findRule("JP-132")
                                .flatMap(rule -> noticeOfMeetings(rule, articles.meeting())),
                        profile.findRule("JP-200")
                                .flatMap(rule -> rate(rule, "reserveRate", surplus.reserveRate())),
                        profile.findRule("JP-200")
                                .flatMap(rule -> reserveTarget(rule, articles, capital)),
                        profile.findRule("JP-201")
                                .flatMap(rule ->
                                        rate(rule, "jobCreationRate", surplus.jobCreationRate())),
                        profile.findRule("JP-202")
                                .flatMap(rule ->
                                        rate(rule, "educationRate", surplus.educationRate())),
                        CertificationRules.onlyWhenCertified(profile, articles.nonProfit()),
                        profile.findRule("JP-240")
                                .flatMap(rule -> distributesNothing(rule, articles.nonProfit())),
                        profile.findRule("JP-241").flatMap(rule -> paysNoDividends(rule, surplus)),
                        profile.findRule("JP-242")
                                .flatMap(rule -> outsideAuditors(rule, articles.nonProfit())),
                        profile.findRule("JP-281").flatMap(rule -> nothingLeftOut(rule, articles)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Decision::<Articles>refused)
                .orElseGet(() -> Decision.accepted(articles));
    }

    /// JP-031: the unit amount does not change by a change of the articles alone.
    static Decision<Articles> keepsUnitAmount(Rulebook profile, Articles before, Articles after) {
        if (before.unitAmount().equals(after.unitAmount())) {
            return Decision.accepted(after);
        }
        return Decision.refused(
                Refusal.of("unit-amount-fixed", profile.rule("JP-031"))
                        .at("/articles/unitAmount")
                        .with("unitAmount", before.unitAmount())
                        .with("asked", after.unitAmount()));
    }

    /// JP-050: whoever gave notice leaves, or gives up units, at the year's end that was in force
    /// then.
    ///
    /// @param awaited whether somebody waits for one
    static Decision<Articles> keepsYearEnd(
            Rulebook profile, Articles before, Articles after, boolean awaited) {
        if (!awaited || before.fiscalYearEnd().equals(after.fiscalYearEnd())) {
            return Decision.accepted(after);
        }
        return Decision.refused(
                Refusal.of("withdrawal-open", profile.rule("JP-050"))
                        .at("/articles/fiscalYearEnd")
                        .with("fiscalYearEnd", before.fiscalYearEnd().toString())
                        .with("asked", after.fiscalYearEnd().toString()));
    }

    private static Optional<Refusal> nameSaysWhatItIs(Rule rule, String name) {
        if (name.contains(WORKER_COOPERATIVE)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("name-lacks-worker-cooperative", rule)
                        .at("/name")
                        .with("name", name)
                        .with("mustContain", WORKER_COOPERATIVE));
    }

    private static List<String> business(Articles articles) {
        Articles.Particulars particulars = articles.particulars();
        return particulars == null || particulars.business() == null
                ? List.of()
                : particulars.business();
    }

    /// What the law wants stated in words is there; the other items of its list are the articles'
    /// own fields.
    private static Optional<Refusal> nothingLeftOut(Rule rule, Articles articles) {
        List<String> stated = stated(articles.particulars());
        List<String> asked = rule.list("particulars");
        List<String> missing = asked.stream().filter(item -> !stated.contains(item)).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("particulars-missing", rule)
                        .at("/articles/particulars/" + missing.getFirst())
                        .with("missing", String.join(", ", missing))
                        .with("stated", asked.size() - missing.size())
                        .with("asked", asked.size()));
    }

    private static List<String> stated(Articles.@Nullable Particulars said) {
        if (said == null) {
            return List.of();
        }
        return Stream.of(
                        item("business", said.business()),
                        item("prefectures", said.prefectures()),
                        item("offices", said.offices()),
                        item("qualification", said.qualification()),
                        item("joiningAndLeaving", said.joiningAndLeaving()),
                        item("paymentMethod", said.paymentMethod()),
                        item("opinions", said.opinions()),
                        item("publicNotice", said.publicNotice()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> item(String name, @Nullable List<String> entries) {
        return entries == null || entries.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static Optional<String> item(String name, @Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(name);
    }

    private static Optional<Refusal> noticeOfWithdrawal(Rule rule, Articles articles) {
        int days = articles.withdrawalNoticeDays();
        int least = rule.wholeBound("leastDays");
        int most = rule.wholeBound("mostDays");
        if (days >= least && days <= most) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("withdrawal-notice-out-of-bounds", rule)
                        .at("/articles/withdrawalNoticeDays")
                        .with("withdrawalNoticeDays", days)
                        .with("least", least)
                        .with("most", most));
    }

    private static Optional<Refusal> refundOfShare(Rule rule, Articles.Leaving terms) {
        if (!terms.refundShare().isAtMost(Fraction.ZERO)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("nothing-of-share-refunded", rule)
                        .at("/articles/leaving/refundShare")
                        .with("refundShare", terms.refundShare())
                        .with("above", Fraction.ZERO));
    }

    private static Optional<Refusal> numberOfOfficers(Rule rule, Articles.Officers officers) {
        return atLeast(
                        "too-few-directors",
                        "directors",
                        rule,
                        "/articles/officers/directors",
                        officers.directors())
                .or(() ->
                        atLeast(
                                "too-few-auditors",
                                "auditors",
                                rule,
                                "/articles/officers/auditors",
                                officers.auditors()));
    }

    private static Optional<Refusal> termsOfOffice(Rule rule, Articles.Officers officers) {
        return term("directorYears", rule, "directorTermYears", officers.directorTermYears())
                .or(() ->
                        term(
                                "auditorYears",
                                rule,
                                "auditorTermYears",
                                officers.auditorTermYears()));
    }

    private static Optional<Refusal> term(String bound, Rule rule, String field, int years) {
        int most = rule.wholeBound(bound);
        if (years <= most) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("term-too-long", rule)
                        .at("/articles/officers/" + field)
                        .with(field, years)
                        .with("most", most));
    }

    private static Optional<Refusal> noticeOfMeetings(Rule rule, Articles.Meeting meeting) {
        return atLeast(
                "meeting-notice-too-short",
                "leastDays",
                rule,
                "/articles/meeting/noticeDays",
                meeting.noticeDays());
    }

    private static Optional<Refusal> rate(Rule rule, String field, Fraction rate) {
        Fraction least = rule.bound("leastRate");
        if (rate.isAtLeast(least)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("rate-too-low", rule)
                        .at("/articles/surplus/" + field)
                        .with(field, rate)
                        .with("least", least));
    }

    private static Optional<Refusal> reserveTarget(Rule rule, Articles articles, Money capital) {
        Money least = capital.timesRoundedUp(rule.bound("leastShareOfCapital"));
        if (articles.reserveTarget().compareTo(least) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("reserve-target-too-low", rule)
                        .at("/articles/reserveTarget")
                        .with("reserveTarget", articles.reserveTarget())
                        .with("capital", capital)
                        .with("least", least));
    }

    private static Optional<Refusal> distributesNothing(
            Rule rule, Articles.@Nullable NonProfit nonProfit) {
        boolean forbidden = nonProfit != null && nonProfit.distributionForbidden();
        String residueTo = nonProfit == null ? "none" : nonProfit.residueTo().name();
        if (forbidden && !residueTo.equals(Articles.ResidueTo.MEMBERS.name())) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("distribution-not-forbidden", rule)
                        .at("/articles/nonProfit")
                        .with("distributionForbidden", forbidden)
                        .with("residueTo", residueTo));
    }

    private static Optional<Refusal> paysNoDividends(Rule rule, Articles.Surplus surplus) {
        if (!surplus.dividendsToUnpaidCapital()) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("dividends-forbidden", rule)
                        .at("/articles/surplus/dividendsToUnpaidCapital")
                        .with("dividendsToUnpaidCapital", true)
                        .with("allowed", false));
    }

    private static Optional<Refusal> outsideAuditors(
            Rule rule, Articles.@Nullable NonProfit nonProfit) {
        return atLeast(
                "too-few-outside-auditors",
                "outsideAuditors",
                rule,
                "/articles/nonProfit/outsideAuditors",
                nonProfit == null ? 0 : nonProfit.outsideAuditors());
    }

    private static Optional<Refusal> atLeast(
            String code, String bound, Rule rule, String pointer, int value) {
        int least = rule.wholeBound(bound);
        if (value >= least) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of(code, rule)
                        .at(pointer)
                        .with(pointer.substring(pointer.lastIndexOf('/') + 1), value)
                        .with("least", least));
    }
}
