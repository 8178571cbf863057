package coop.kyodo.membership.benefit;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a scheme grants for a claim, and why it grants nothing. The rule that a refusal names is
/// the scheme itself.
final class BenefitRules {

    /// What a claim is judged by.
    ///
    /// @param happenedOn the day of the event, or the first day of the month
    /// @param leftOn the last day of the membership, if it has ended
    /// @param evidence kinds of the documents that came with it
    /// @param earlierInYear claims of the same scheme for the same fiscal year that were neither
    ///   refused nor withdrawn
    /// @param earlier all such claims of the same scheme
    record Circumstances(
            LocalDate happenedOn,
            LocalDate claimedOn,
            LocalDate admittedOn,
            @Nullable LocalDate leftOn,
            int persons,
            @Nullable Money cost,
            Set<String> evidence,
            long earlierInYear,
            long earlier) {}

    private BenefitRules() {}

    /// The amount granted.
    ///
    /// @throws IllegalArgumentException when the award is a share of a cost that was not given
    static Decision<Money> granted(Scheme scheme, Circumstances claim) {
        Conditions conditions = scheme.terms().conditions();
        return force(scheme, claim)
                .or(() -> membership(scheme, claim))
                .or(() -> time(scheme, conditions, claim))
                .or(() -> number(scheme, conditions, claim))
                .or(() -> evidence(scheme, conditions, claim))
                .<Decision<Money>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(amount(scheme.terms().award(), claim)));
    }

    /// Whether what was granted still is when the end of the membership was recorded afterwards:
    /// nothing is for what happened after its last day, as if that had been known before.
    ///
    /// @param happenedOn the day of the event, or the first day of the month
    /// @param leftOn the last day of the membership, as far as there is one
    static Decision<LocalDate> stillGranted(
            Scheme scheme, LocalDate happenedOn, @Nullable LocalDate leftOn) {
        return afterLeaving(scheme, happenedOn, leftOn)
                .<Decision<LocalDate>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(happenedOn));
    }

    /// Whether something happened when the membership had ended; a month counts by its first day.
    static boolean isAfterLeaving(LocalDate happenedOn, @Nullable LocalDate leftOn) {
        return leftOn != null && happenedOn.isAfter(leftOn);
    }

    /// A scheme grants nothing for what happens after its last day; a month counts by its first.
    private static Optional<Refusal> force(Scheme scheme, Circumstances claim) {
        LocalDate endsOn = scheme.endsOn();
        if (endsOn == null || !claim.happenedOn().isAfter(endsOn)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("benefit-scheme-ended", scheme.rule())
                        .at("/happenedOn")
                        .with("happenedOn", claim.happenedOn())
                        .with("endsOn", endsOn));
    }

    /// Only for members, and after the months that the scheme asks for.
    private static Optional<Refusal> membership(Scheme scheme, Circumstances claim) {
        Integer months = scheme.terms().conditions().monthsOfMembership();
        LocalDate earliest =
                months == null ? claim.admittedOn() : claim.admittedOn().plusMonths(months);
        LocalDate last = lastDay(scheme, claim);
        if (last.isBefore(earliest)) {
            return Optional.of(
                    Refusal.of("benefit-too-early", scheme.rule())
                            .at("/happenedOn")
                            .with("admittedOn", claim.admittedOn())
                            .with("earliest", earliest));
        }
        return afterLeaving(scheme, claim.happenedOn(), claim.leftOn());
    }

    private static Optional<Refusal> afterLeaving(
            Scheme scheme, LocalDate happenedOn, @Nullable LocalDate leftOn) {
        return leftOn != null && isAfterLeaving(happenedOn, leftOn)
                ? Optional.of(
                        Refusal.of("benefit-after-leaving", scheme.rule())
                                .at("/happenedOn")
                                .with("leftOn", leftOn))
                : Optional.empty();
    }

    private static Optional<Refusal> time(
            Scheme scheme, Conditions conditions, Circumstances claim) {
        if (conditions.claimWithinDays() == null) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(lastDay(scheme, claim), claim.claimedOn());
        return days <= conditions.claimWithinDays()
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("benefit-claimed-too-late", scheme.rule())
                                .at("/claimedOn")
                                .with("days", days)
                                .with("claimWithinDays", conditions.claimWithinDays()));
    }

    private static Optional<Refusal> number(
            Scheme scheme, Conditions conditions, Circumstances claim) {
        if (conditions.mostPerYear() != null && claim.earlierInYear() >= conditions.mostPerYear()) {
            return Optional.of(
                    Refusal.of("benefit-used-up", scheme.rule())
                            .with("claimsInYear", claim.earlierInYear())
                            .with("mostPerYear", conditions.mostPerYear()));
        }
        if (conditions.mostInAll() != null && claim.earlier() >= conditions.mostInAll()) {
            return Optional.of(
                    Refusal.of("benefit-used-up", scheme.rule())
                            .with("claims", claim.earlier())
                            .with("mostInAll", conditions.mostInAll()));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> evidence(
            Scheme scheme, Conditions conditions, Circumstances claim) {
        return conditions.evidence().stream()
                .filter(kind -> !claim.evidence().contains(kind))
                .findFirst()
                .map(missing ->
                        Refusal.of("benefit-evidence-missing", scheme.rule())
                                .at("/evidence")
                                .with("missing", missing)
                                .with("needed", conditions.evidence()));
    }

    /// A share of a cost is rounded down to the minor unit.
    private static Money amount(Award award, Circumstances claim) {
        Money full =
                switch (award.kind()) {
                    case FIXED -> Objects.requireNonNull(award.amount());
                    case PER_PERSON ->
                            Objects.requireNonNull(award.amount()).times(claim.persons());
                    case SHARE_OF_COST -> {
                        if (claim.cost() == null) {
                            throw new IllegalArgumentException("the claim names no cost");
                        }
                        yield claim.cost().timesRoundedDown(Objects.requireNonNull(award.share()));
                    }
                };
        return award.atMost() == null ? full : full.min(award.atMost());
    }

    private static LocalDate lastDay(Scheme scheme, Circumstances claim) {
        return scheme.terms().basis() == Terms.Basis.MONTH
                ? claim.happenedOn().plusMonths(1).minusDays(1)
                : claim.happenedOn();
    }
}
