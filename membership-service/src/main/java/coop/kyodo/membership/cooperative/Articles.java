package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import org.jspecify.annotations.Nullable;

/// What a co-op's articles set within the bounds of its legal profile: one version of them.
///
/// @param unitAmount the amount of one unit, the same for all
/// @param withdrawalNoticeDays days of notice before a year's end
/// @param clearDays 1 when the day of a notice does not count, else 0
/// @param reserveTarget the amount up to which the reserve is built
/// @param leaving how leavers are refunded; absent when the articles say nothing of it
/// @param nonProfit what a certified non-profit co-op (特定労働者協同組合) adds
public record Articles(
        Money unitAmount,
        FiscalYearEnd fiscalYearEnd,
        int withdrawalNoticeDays,
        int clearDays,
        Money reserveTarget,
        Meeting meeting,
        Officers officers,
        Surplus surplus,
        @Nullable Leaving leaving,
        @Nullable NonProfit nonProfit) {

    /// @throws IllegalArgumentException when a part is missing
    public Articles {
        mustBe(unitAmount != null, "unitAmount");
        mustBe(fiscalYearEnd != null, "fiscalYearEnd");
        mustBe(clearDays == 0 || clearDays == 1, "clearDays");
        mustBe(reserveTarget != null, "reserveTarget");
        mustBe(meeting != null, "meeting");
        mustBe(officers != null, "officers");
        mustBe(surplus != null, "surplus");
    }

    /// The same with another unit amount.
    Articles withUnitAmount(Money amount) {
        return new Articles(
                amount,
                fiscalYearEnd,
                withdrawalNoticeDays,
                clearDays,
                reserveTarget,
                meeting,
                officers,
                surplus,
                leaving,
                nonProfit);
    }

    /// How leavers are refunded; where the articles are silent, the whole share and at once.
    public Leaving termsOfLeaving() {
        return leaving == null ? Leaving.USUAL : leaving;
    }

    /// What the articles leave to leavers, and what they claim of them.
    ///
    /// @param refundShare the part of the share's value that is refunded (JP-054)
    /// @param refundInstalments in how many equal instalments
    /// @param monthsBetween the months from one instalment to the next
    /// @param callsUnpaidCapital whether unpaid capital is called when debts exceed assets (JP-055)
    public record Leaving(
            Fraction refundShare,
            int refundInstalments,
            int monthsBetween,
            boolean callsUnpaidCapital) {

        private static final int MOST_INSTALMENTS = 60;
        private static final int MOST_MONTHS = 12;

        static final Leaving USUAL = new Leaving(Fraction.ONE, 1, MOST_MONTHS, true);

        public Leaving {
            mustBe(
                    refundShare != null && refundShare.isAtMost(Fraction.ONE),
                    "leaving.refundShare");
            mustBe(
                    refundInstalments >= 1 && refundInstalments <= MOST_INSTALMENTS,
                    "leaving.refundInstalments");
            mustBe(monthsBetween >= 1 && monthsBetween <= MOST_MONTHS, "leaving.monthsBetween");
        }
    }

    /// How general meetings are called and held.
    public record Meeting(
            int noticeDays,
            boolean writtenVote,
            boolean electronicVote,
            boolean proxyVote,
            boolean chairCountsAsPresent,
            TieBase tieBase,
            boolean unnotifiedMatters) {

        public Meeting {
            mustBe(tieBase != null, "meeting.tieBase");
        }
    }

    /// What a tie is measured against: the votes cast or those present.
    public enum TieBase {
        CAST,
        PRESENT
    }

    /// Numbers, method and terms of officers.
    public record Officers(
            int directors,
            int auditors,
            Method method,
            int directorTermYears,
            int auditorTermYears) {

        public Officers {
            mustBe(method != null, "officers.method");
            mustBe(directorTermYears >= 1, "officers.directorTermYears");
            mustBe(auditorTermYears >= 1, "officers.auditorTermYears");
        }
    }

    /// How officers come into office.
    public enum Method {
        ELECTION,
        APPOINTMENT
    }

    /// What a year's surplus feeds before it is shared.
    public record Surplus(
            Fraction reserveRate,
            Fraction jobCreationRate,
            Fraction educationRate,
            boolean dividendsToUnpaidCapital) {

        public Surplus {
            mustBe(reserveRate != null, "surplus.reserveRate");
            mustBe(jobCreationRate != null, "surplus.jobCreationRate");
            mustBe(educationRate != null, "surplus.educationRate");
        }
    }

    /// What the articles of a certified non-profit co-op say besides.
    ///
    /// @param outsideAuditors how many auditors come from outside (員外監事)
    public record NonProfit(
            boolean distributionForbidden, ResidueTo residueTo, int outsideAuditors) {

        public NonProfit {
            mustBe(residueTo != null, "nonProfit.residueTo");
        }
    }

    /// Who gets what is left when the co-op ends.
    public enum ResidueTo {
        STATE,
        LOCAL_GOVERNMENT,
        CERTIFIED_COOPERATIVE,
        MEMBERS
    }

    private static void mustBe(boolean wellFormed, String field) {
        if (!wellFormed) {
            throw new IllegalArgumentException(field + " is missing or not of its form");
        }
    }
}
