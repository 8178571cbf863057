package coop.kyodo.membership.privacy;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.refund.Debt;
import coop.kyodo.membership.refund.RefundClaim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long a person's data must be kept.
final class RetentionRules {

    /// What ties a person to the co-op: one membership or application.
    ///
    /// @param open whether it still runs
    /// @param leftOn the last day of a membership that has ended
    /// @param lastBookedYearEnd the end of the last fiscal year whose books show it
    record Tie(
            UUID memberId,
            boolean open,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate lastBookedYearEnd) {}

    /// What a scheme grants for a claim.
    record Benefit(UUID memberId, Money amount) {}

    private record Duty(String code, Rule rule, Tie tie, LocalDate since, LocalDate keepUntil) {

        Refusal refusal(LocalDate today) {
            return Refusal.of(code, rule)
                    .with("memberId", tie.memberId())
                    .with("since", since)
                    .with("keepUntil", keepUntil)
                    .with("today", today);
        }
    }

    private RetentionRules() {}

    /// APPI-22: what is no longer needed is erased. It is needed while the register must show it
    /// (JP-029), while a refund that was not paid can be claimed, by the leaver or an heir
    /// (JP-056), while the person owes the co-op something, for which a refund may be withheld
    /// (JP-057), while other claims from leaving can be made (JP-056), and as long as the books
    /// must be kept that it explains (JP-183). A refund comes first and then a debt, since paying
    /// it ends it; of the other duties the one that ends last is named.
    ///
    /// @param unpaid what the person may claim, lapsed or not; what was claimed in time does not
    ///   lapse
    /// @param debts what the person owes, the oldest first
    static Decision<Rule> mayErase(
            Rulebook profile,
            List<Tie> ties,
            List<RefundClaim> unpaid,
            List<Debt> debts,
            LocalDate today) {
        for (Tie tie : ties) {
            if (tie.open()) {
                return Decision.refused(
                        Refusal.of("register-duty", profile.rule("JP-029"))
                                .with("memberId", tie.memberId()));
            }
        }
        List<RefundClaim> owed =
                unpaid.stream()
                        .filter(claim ->
                                claim.claimedOn() != null || !today.isAfter(claim.lapsesAfter()))
                        .toList();
        if (!owed.isEmpty()) {
            return Decision.refused(refundOwed(profile.rule("JP-056"), owed, today));
        }
        return debts.isEmpty()
                ? byDuties(profile, ties, today)
                : Decision.refused(debtOwed(profile, debts));
    }

    /// APPI-22: what is needed to decide on a benefit that was claimed, or to pay it, is kept until
    /// that is done.
    ///
    /// @param open the benefits that were claimed, and are neither paid nor refused nor withdrawn
    static Decision<Rule> noBenefitIsOpen(Rulebook profile, List<Benefit> open) {
        Rule rule = profile.rule("APPI-22");
        return open.stream()
                .map(Benefit::amount)
                .reduce(Money::plus)
                .map(claimed ->
                        Decision.<Rule>refused(
                                Refusal.of("benefit-open", rule)
                                        .with("memberId", open.getFirst().memberId())
                                        .with("claims", open.size())
                                        .with("claimed", claimed)))
                .orElseGet(() -> Decision.accepted(rule));
    }

    /// Where the profile knows no withholding, what is owed is still a need to keep the data.
    private static Refusal debtOwed(Rulebook profile, List<Debt> debts) {
        Debt oldest = debts.getFirst();
        return Refusal.of(
                        "debt-owed",
                        profile.findRule("JP-057").orElseGet(() -> profile.rule("APPI-22")))
                .with("memberId", oldest.memberId())
                .with("owed", debts.stream().map(Debt::amount).reduce(Money::plus).orElseThrow())
                .with("owedSince", oldest.owedSince());
    }

    private static Refusal refundOwed(Rule rule, List<RefundClaim> owed, LocalDate today) {
        RefundClaim last = Collections.max(owed, Comparator.comparing(RefundClaim::lapsesAfter));
        Money all = owed.stream().map(RefundClaim::amount).reduce(Money::plus).orElseThrow();
        return Refusal.of("refund-owed", rule)
                .with("memberId", last.memberId())
                .with("owed", all)
                .with("keepUntil", last.lapsesAfter())
                .with("today", today);
    }

    private static Decision<Rule> byDuties(Rulebook profile, List<Tie> ties, LocalDate today) {
        return duties(profile, ties).stream()
                .filter(duty -> !today.isAfter(duty.keepUntil()))
                .max(Comparator.comparing(Duty::keepUntil))
                .map(duty -> Decision.<Rule>refused(duty.refusal(today)))
                .orElseGet(() -> Decision.accepted(profile.rule("APPI-22")));
    }

    private static List<Duty> duties(Rulebook profile, List<Tie> ties) {
        Rule claims = profile.rule("JP-056");
        Rule books = profile.rule("JP-183");
        List<Duty> duties = new ArrayList<>();
        for (Tie tie : ties) {
            LocalDate left = tie.leftOn();
            if (left != null) {
                duties.add(
                        new Duty(
                                "claims-open",
                                claims,
                                tie,
                                left,
                                Periods.yearsAfter(left, claims.wholeBound("years"))));
            }
            LocalDate booked = tie.lastBookedYearEnd();
            if (booked != null) {
                duties.add(
                        new Duty(
                                "books-kept",
                                books,
                                tie,
                                booked,
                                Periods.yearsAfter(booked, books.wholeBound("years"))));
            }
        }
        return duties;
    }
}
