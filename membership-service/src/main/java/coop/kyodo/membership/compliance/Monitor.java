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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
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
        this.profile = Cooperatives.latest(tx).rules();
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
        check("JP-220", counts -> count(counts, Quantity.MEMBERS), counts -> 1);
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
                counts -> count(counts, Quantity.WORKING_MEMBERS),
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
                        .with(HeadroomRules.of(cap.get(), units.largest(), units.total())));
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
                        .map(first -> first.plusMonths(rule.wholeBound("months")))
                        .orElse(null);
        checks.add(
                RatioRules.check(rule, part, whole)
                        .broken(since.orElse(null), deadline)
                        .with(HeadroomRules.of(rule, part, whole)));
    }

    /// The outside auditor goes by the members at the start of the fiscal year (JP-104), the others
    /// by those of the day.
    private List<Threshold> thresholds() {
        LocalDate yearStart = FiscalYears.firstDay(tx, asOf);
        List<Threshold> thresholds = new ArrayList<>();
        for (String id : List.of("JP-104", "JP-110", "JP-160")) {
            LocalDate countedOn = id.equals("JP-104") ? yearStart : asOf;
            profile.findRule(id)
                    .map(rule ->
                            ThresholdRules.check(
                                    rule,
                                    countedOn,
                                    count(timeline.on(countedOn), Quantity.MEMBERS)))
                    .ifPresent(thresholds::add);
        }
        return thresholds;
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
