package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// What a co-op's articles set within the bounds of its legal profile: one version of them.
///
/// @param unitAmount the amount of one unit, the same for all
/// @param withdrawalNoticeDays days of notice before a year's end
/// @param clearDays 1 when the day of a notice does not count, else 0
/// @param reserveTarget the amount up to which the reserve is built
public record Articles(
        @NotNull Money unitAmount,
        @NotNull FiscalYearEnd fiscalYearEnd,
        int withdrawalNoticeDays,
        @Min(0) @Max(1) int clearDays,
        @NotNull Money reserveTarget,
        @NotNull @Valid Meeting meeting,
        @NotNull @Valid Officers officers,
        @NotNull @Valid Surplus surplus) {

    /// How general meetings are called and held.
    public record Meeting(
            int noticeDays,
            boolean writtenVote,
            boolean electronicVote,
            boolean proxyVote,
            boolean chairCountsAsPresent,
            @NotNull TieBase tieBase,
            boolean unnotifiedMatters) {}

    /// What a tie is measured against: the votes cast or those present.
    public enum TieBase {
        CAST,
        PRESENT
    }

    /// Numbers, method and terms of officers.
    public record Officers(
            int directors,
            int auditors,
            @NotNull Method method,
            @Min(1) int directorTermYears,
            @Min(1) int auditorTermYears) {}

    /// How officers come into office.
    public enum Method {
        ELECTION,
        APPOINTMENT
    }

    /// What a year's surplus feeds before it is shared.
    public record Surplus(
            @NotNull Fraction reserveRate,
            @NotNull Fraction jobCreationRate,
            @NotNull Fraction educationRate,
            boolean dividendsToUnpaidCapital) {}
}
