package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.resolution.Resolution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JP-031: how the unit amount is reduced.
final class UnitCutRules {

    private static final String ARTICLES = "ARTICLES";

    /// What one member's capital becomes.
    ///
    /// @param reduction by how much the subscribed capital falls
    /// @param released the part of it that was not paid yet and need not be
    /// @param toSurplus the part of it that was paid, which becomes capital surplus
    record Effect(Money reduction, Money released, Money toSurplus) {}

    private UnitCutRules() {}

    /// It changes the articles, so it is a special resolution on them.
    static Decision<Resolution> resolved(Rulebook profile, Resolution resolution) {
        if (resolution.isSpecial() && resolution.matterType().equals(ARTICLES)) {
            return Decision.accepted(resolution);
        }
        return Decision.refused(
                Refusal.of("not-resolved", profile.rule("JP-031"))
                        .at("/resolutionId")
                        .with("matter", resolution.matterType())
                        .with("needed", ARTICLES)
                        .with("majority", resolution.kind())
                        .with("neededMajority", "SPECIAL"));
    }

    /// Each reduction has a resolution of its own.
    ///
    /// @param earlier the reductions so far
    static Decision<Resolution> ofItsOwn(
            Rulebook profile, Resolution resolution, List<UnitCut> earlier) {
        return earlier.stream()
                .filter(cut -> cut.resolutionId().equals(resolution.resolutionId()))
                .findFirst()
                .map(cut ->
                        Decision.<Resolution>refused(
                                Refusal.of("resolution-used", profile.rule("JP-031"))
                                        .at("/resolutionId")
                                        .with("resolvedOn", cut.resolvedOn())
                                        .with("usedFrom", cut.from())
                                        .with("usedTo", cut.to())))
                .orElseGet(() -> Decision.accepted(resolution));
    }

    /// The inventory and the balance sheet are drawn up within two weeks of the resolution.
    static Decision<LocalDate> documentsInTime(
            Rulebook profile, LocalDate resolvedOn, LocalDate documentsOn) {
        Rule rule = profile.rule("JP-031");
        LocalDate last = resolvedOn.plusDays(rule.wholeBound("documentsWithinDays"));
        if (!documentsOn.isAfter(last)) {
            return Decision.accepted(documentsOn);
        }
        return Decision.refused(
                Refusal.of("documents-late", rule)
                        .at("/documentsOn")
                        .with("resolvedOn", resolvedOn)
                        .with("documentsOn", documentsOn)
                        .with("last", last));
    }

    /// They are drawn up before the creditors are told.
    static Decision<LocalDate> documentsFirst(
            Rulebook profile, LocalDate resolvedOn, @Nullable LocalDate documentsOn) {
        if (documentsOn != null) {
            return Decision.accepted(documentsOn);
        }
        return Decision.refused(
                Refusal.of("documents-missing", profile.rule("JP-031"))
                        .with("resolvedOn", resolvedOn));
    }

    /// Whoever objected is paid or secured before it takes effect.
    static Decision<Integer> objectionsSettled(Rulebook profile, int objections, boolean settled) {
        if (objections == 0 || settled) {
            return Decision.accepted(objections);
        }
        return Decision.refused(
                Refusal.of("objections-open", profile.rule("JP-031"))
                        .with("objections", objections));
    }

    /// Who objected is paid or secured, has property entrusted, or loses nothing (art. 73(5)): so
    /// many in which way is stated, and all are settled when these are all.
    static Decision<Integer> accountedFor(
            Rulebook profile,
            int objections,
            boolean settled,
            UnitCut.@Nullable Settlement settlement) {
        int accounted = settlement == null ? 0 : settlement.creditors();
        boolean all = accounted == objections;
        if (accounted <= objections && (settled == all || objections == 0)) {
            return Decision.accepted(accounted);
        }
        return Decision.refused(
                Refusal.of("objections-not-accounted-for", profile.rule("JP-031"))
                        .at("/settlement")
                        .with("objections", objections)
                        .with("settled", settled)
                        .with("accountedFor", accounted));
    }

    /// Fewer creditors than before who objected, or who were settled with in some way: not how it
    /// went on, but a correction.
    static boolean takesBack(UnitCut cut, int objections, UnitCut.@Nullable Settlement settlement) {
        UnitCut.Settlement before = cut.settlement();
        return objections < cut.objections()
                || (before != null && (settlement == null || settlement.isLessThan(before)));
    }

    /// A step that was taken is noted otherwise only with a reason, and not when a later one rests
    /// on it.
    ///
    /// @return the reason
    static Decision<String> correctable(
            Rulebook profile,
            UnitCut cut,
            UnitCutEvents.Step step,
            UnitCutEvents.Step next,
            @Nullable String reason) {
        if (cut.has(next)) {
            return Decision.refused(
                    Refusal.of("later-step-taken", profile.rule("JP-031"))
                            .with("step", step)
                            .with("later", next));
        }
        if (reason == null || reason.isBlank()) {
            return Decision.refused(
                    Refusal.of("correction-unexplained", profile.rule("JP-031"))
                            .at("/reason")
                            .with("step", step));
        }
        return Decision.accepted(reason);
    }

    /// The fiscal years before it are closed: the balance sheet that creditors saw stands.
    ///
    /// @param open the end of one that is not
    static Decision<LocalDate> yearsClosed(
            Rulebook profile, Optional<LocalDate> open, LocalDate effectiveOn) {
        return open.map(end ->
                        Decision.<LocalDate>refused(
                                Refusal.of("year-end-open", profile.rule("JP-031"))
                                        .with("fiscalYearEnd", end)
                                        .with("effectiveOn", effectiveOn)))
                .orElseGet(() -> Decision.accepted(effectiveOn));
    }

    /// The creditors have at least a month to object, counted from the day after the notice.
    static Decision<LocalDate> timeToObject(
            Rulebook profile, LocalDate noticeOn, LocalDate objectionsUntil) {
        Rule rule = profile.rule("JP-031");
        LocalDate earliest = Periods.monthsAfter(noticeOn, rule.wholeBound("objectionMonths"));
        if (!objectionsUntil.isBefore(earliest)) {
            return Decision.accepted(objectionsUntil);
        }
        return Decision.refused(
                Refusal.of("objection-period-too-short", rule)
                        .at("/objectionsUntil")
                        .with("noticeOn", noticeOn)
                        .with("objectionsUntil", objectionsUntil)
                        .with("earliest", earliest));
    }

    /// They are told, and until when they may object, before anything follows from it.
    static Decision<LocalDate> noticeFirst(
            Rulebook profile, LocalDate resolvedOn, @Nullable LocalDate objectionsUntil) {
        if (objectionsUntil != null) {
            return Decision.accepted(objectionsUntil);
        }
        return Decision.refused(
                Refusal.of("notice-missing", profile.rule("JP-031"))
                        .with("resolvedOn", resolvedOn));
    }

    /// JP-020: all units have the same amount, so no capital moved, on the day or later, at the
    /// amount before.
    ///
    /// @param lastMoved the last day on which capital moved
    static Decision<LocalDate> nothingMoved(
            Rulebook profile, Optional<LocalDate> lastMoved, LocalDate effectiveOn) {
        return lastMoved
                .filter(moved -> !moved.isBefore(effectiveOn))
                .map(moved ->
                        Decision.<LocalDate>refused(
                                Refusal.of("capital-moved-later", profile.rule("JP-020"))
                                        .at("/effectiveOn")
                                        .with("effectiveOn", effectiveOn)
                                        .with("lastMovedOn", moved)))
                .orElseGet(() -> Decision.accepted(effectiveOn));
    }

    /// JP-020: nor does anybody apply for units of the amount before.
    static Decision<Long> nobodyApplies(Rulebook profile, long applications) {
        if (applications == 0) {
            return Decision.accepted(applications);
        }
        return Decision.refused(
                Refusal.of("applications-open", profile.rule("JP-020"))
                        .with("applications", applications));
    }

    /// It takes effect when the time to object is over.
    static Decision<LocalDate> afterObjections(
            Rulebook profile, LocalDate objectionsUntil, LocalDate effectiveOn) {
        if (effectiveOn.isAfter(objectionsUntil)) {
            return Decision.accepted(effectiveOn);
        }
        return Decision.refused(
                Refusal.of("creditors-may-still-object", profile.rule("JP-031"))
                        .at("/effectiveOn")
                        .with("objectionsUntil", objectionsUntil)
                        .with("effectiveOn", effectiveOn));
    }

    /// It is a version of the articles, the last one: those that were adopted before state the
    /// amount before, and would bring it back if they took effect later.
    static Decision<LocalDate> afterTheArticles(
            Rulebook profile, int version, LocalDate articlesOn, LocalDate effectiveOn) {
        if (effectiveOn.isAfter(articlesOn)) {
            return Decision.accepted(effectiveOn);
        }
        return Decision.refused(
                Refusal.of("effective-too-early", profile.rule("JP-031"))
                        .at("/effectiveOn")
                        .with("articlesVersion", version)
                        .with("articlesEffectiveOn", articlesOn)
                        .with("effectiveOn", effectiveOn)
                        .with("earliest", articlesOn.plusDays(1)));
    }

    /// JP-032: the reduction times the units leaves the capital. What is unpaid is released first,
    /// so nobody has paid more than is subscribed afterwards; the rest becomes capital surplus.
    static Effect effect(Money from, Money to, long units, Money paidIn) {
        Money reduction = from.minus(to).times(units);
        Money released = from.times(units).minus(paidIn).min(reduction);
        return new Effect(reduction, released, reduction.minus(released));
    }
}
