package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.IllFormedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a co-op's articles set within the bounds of its legal profile: one version of them.
///
/// @param unitAmount the amount of one unit, the same for all
/// @param withdrawalNoticeDays days of notice before a year's end
/// @param clearDays 1 when the day of a notice does not count, else 0
/// @param reserveTarget the amount up to which the reserve is built
/// @param leaving how leavers are refunded; absent when the articles say nothing of it
/// @param nonProfit what a certified non-profit co-op (特定労働者協同組合) adds
/// @param particulars what the articles say in words; absent where no law asks for it
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
        @Nullable NonProfit nonProfit,
        @Nullable Particulars particulars) {

    /// @throws IllFormedException when a part is missing
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
                nonProfit,
                particulars);
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

    /// What a law wants stated in the articles in words (絶対的必要記載事項).
    ///
    /// @param business the kinds of business
    /// @param prefectures the prefectures or regions of the business
    /// @param offices where the offices are
    /// @param qualification who may become a member
    /// @param joiningAndLeaving how members join and leave
    /// @param paymentMethod how a unit is paid
    /// @param opinions how members' opinions are gathered and reflected
    /// @param publicNotice how public notice is given
    public record Particulars(
            @Nullable List<String> business,
            @Nullable List<String> prefectures,
            @Nullable List<String> offices,
            @Nullable String qualification,
            @Nullable String joiningAndLeaving,
            @Nullable String paymentMethod,
            @Nullable String opinions,
            @Nullable String publicNotice) {

        private static final int MOST_ENTRIES = 100;
        private static final int MOST_LETTERS = 500;
        private static final int LONGEST_TEXT = 4_000;

        public Particulars {
            business = entries(business, "particulars.business");
            prefectures = entries(prefectures, "particulars.prefectures");
            offices = entries(offices, "particulars.offices");
            mustBe(isShort(qualification), "particulars.qualification");
            mustBe(isShort(joiningAndLeaving), "particulars.joiningAndLeaving");
            mustBe(isShort(paymentMethod), "particulars.paymentMethod");
            mustBe(isShort(opinions), "particulars.opinions");
            mustBe(isShort(publicNotice), "particulars.publicNotice");
        }

        private static @Nullable List<String> entries(
                @Nullable List<String> entries, String field) {
            mustBe(
                    entries == null
                            || (entries.size() <= MOST_ENTRIES
                                    && entries.stream()
                                            .allMatch(entry ->
                                                    entry != null
                                                            && !entry.isBlank()
                                                            && entry.length() <= MOST_LETTERS)),
                    field);
            return entries == null ? null : List.copyOf(entries);
        }

        private static boolean isShort(@Nullable String text) {
            return text == null || text.length() <= LONGEST_TEXT;
        }
    }

    private static void mustBe(boolean wellFormed, String field) {
        if (!wellFormed) {
            throw new IllFormedException("form.part-of-articles", Map.of("part", field));
        }
    }
}
