package coop.kyodo.membership.compliance;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.Known;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches the ratios of the Act on a day, as known at an instant.
final class Monitor {

    private static final int MONTHS_BEFORE = 2;

    private final Tx tx;
    private final LocalDate asOf;
    private final @Nullable Instant knownAt;
    private final Rulebook profile;
    private final Timeline timeline;
    private final List<CapBreach> breaches;
    private final List<RatioCheck> checks = new ArrayList<>();
    private final List<Compliance.NotAssessed> notAssessed = new ArrayList<>();

    private Monitor(Tx tx, LocalDate asOf, @Nullable Instant knownAt) {
        this.tx = tx;
        this.asOf = asOf;
        this.knownAt = knownAt;
        this.profile = Cooperatives.asOf(tx, asOf).rules();
        this.timeline = Timelines.read(tx, Known.at(knownAt));
        this.breaches = CapBreaches.on(tx, profile, asOf, Known.at(knownAt));
    }

    static Compliance on(Tx tx, LocalDate asOf, @Nullable Instant knownAt) {
        return new Monitor(tx, asOf, knownAt).look();
    }

    private Compliance look() {
        work();
        labour();
        units();
        members();
        return new Compliance(
                asOf,
                knownAt,
                YearMonth.from(asOf).minusMonths(MONTHS_BEFORE),
                checks.stream().allMatch(RatioCheck::ok),
                checks,
                thresholds(),
                notAssessed,
                breaches);
    }

    private void work() {
        if (count(timeline.on(asOf), Quantity.WORKERS) == 0) {
            notAssessed("JP-010", "no-work-recorded");
            notAssessed("JP-011", "no-work-recorded");
            return;
        }
        check(
                "JP-010",
                counts -> count(counts, Quantity.WORKING_MEMBERS),
                counts -> count(counts, Quantity.MEMBERS));
        check(
                "JP-011",
                counts -> count(counts, Quantity.MEMBER_WORKERS),
                counts -> count(counts, Quantity.WORKERS));
    }

    private void labour() {
        if (!Facts.labourTermsKnown(tx, Known.at(knownAt))) {
            notAssessed("JP-014", "labour-contracts-not-recorded");
            notAssessed("JP-080", "labour-contracts-not-recorded");
            return;
        }
        check(
                "JP-014",
                counts -> count(counts, Quantity.CONTRACTS),
                counts -> count(counts, Quantity.MEMBERS));
        check(
                "JP-080",
                counts -> count(counts, Quantity.ON_TERMS),
                counts -> count(counts, Quantity.WORKING_MEMBERS));
    }

    private void units() {
        Optional<Rule> cap = profile.findRule("JP-021");
        if (cap.isEmpty()) {
            return;
        }
        long exempt = profile.findRule("JP-023").map(rule -> rule.wholeBound("members")).orElse(0);
        if (count(timeline.on(asOf), Quantity.MEMBERS) <= exempt) {
            notAssessed("JP-021", "three-members-or-fewer");
            return;
        }
        Facts.Units units = Facts.units(tx, asOf, Known.at(knownAt));
        LocalDate since =
                breaches.stream().map(CapBreach::since).min(LocalDate::compareTo).orElse(null);
        checks.add(
                RatioRules.check(cap.get(), units.largest(), units.total())
                        .decided(breaches.isEmpty())
                        .broken(since, null)
                        .with(headroom(cap.get(), units)));
    }

    /// That of the holder nearest to the cap: the usual one, or that of whoever took over units
    /// with approval (JP-022).
    private List<Headroom> headroom(Rule cap, Facts.Units units) {
        Stream<Headroom> raised =
                profile.findRule("JP-022").stream()
                        .flatMap(rule ->
                                HeadroomRules.of(rule, units.approved(), units.total()).stream());
        return Stream.concat(HeadroomRules.of(cap, units.usual(), units.total()).stream(), raised)
                .min(Comparator.comparingLong(Headroom::changes))
                .stream()
                .toList();
    }

    private void members() {
        if (asOf.isBefore(Cooperatives.first(tx).effectiveOn())) {
            notAssessed("JP-220", "not-formed-yet");
            return;
        }
        check("JP-220", counts -> count(counts, Quantity.MEMBERS), counts -> 1);
    }

    private void check(
            String id,
            ToLongFunction<Map<Quantity, Long>> numerator,
            ToLongFunction<Map<Quantity, Long>> denominator) {
        profile.findRule(id).ifPresent(rule -> check(rule, numerator, denominator));
    }

    private void check(
            Rule rule,
            ToLongFunction<Map<Quantity, Long>> numerator,
            ToLongFunction<Map<Quantity, Long>> denominator) {
        Map<Quantity, Long> now = timeline.on(asOf);
        long part = numerator.applyAsLong(now);
        long whole = denominator.applyAsLong(now);
        Optional<LocalDate> since =
                timeline.since(
                        asOf,
                        counts ->
                                !RatioRules.check(
                                                rule,
                                                numerator.applyAsLong(counts),
                                                denominator.applyAsLong(counts))
                                        .ok());
        LocalDate deadline =
                since.filter(first -> rule.bounds().containsKey("months"))
                        .map(first -> RatioRules.lastDay(first, rule.wholeBound("months")))
                        .orElse(null);
        checks.add(
                RatioRules.check(rule, part, whole)
                        .broken(since.orElse(null), deadline)
                        .with(HeadroomRules.of(rule, part, whole)));
    }

    private List<Threshold> thresholds() {
        return Stream.of(outsideAuditor(), threshold("JP-110", asOf), threshold("JP-160", asOf))
                .flatMap(Optional::stream)
                .toList();
    }

    /// A certified co-op always needs an outside auditor (JP-242), any other by its members at the
    /// start of the fiscal year (JP-104).
    private Optional<Threshold> outsideAuditor() {
        return profile.findRule("JP-242")
                .map(rule ->
                        ThresholdRules.always(
                                rule, asOf, count(timeline.on(asOf), Quantity.MEMBERS)))
                .or(() -> threshold("JP-104", FiscalYears.firstDay(tx, asOf)));
    }

    private Optional<Threshold> threshold(String id, LocalDate countedOn) {
        return profile.findRule(id)
                .map(rule ->
                        ThresholdRules.check(
                                rule, countedOn, count(timeline.on(countedOn), Quantity.MEMBERS)));
    }

    private void notAssessed(String rule, String reason) {
        if (profile.findRule(rule).isPresent()) {
            notAssessed.add(new Compliance.NotAssessed(rule, reason));
        }
    }

    private static long count(Map<Quantity, Long> counts, Quantity quantity) {
        return counts.getOrDefault(quantity, 0L);
    }
}
