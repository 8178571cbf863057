package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.Days;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.profile.Profile;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Pays out internal accounts: a whole vintage to everybody, oldest first, or all of a leaver's.
final class Redeem {

    record Vintage(
            @NotNull LocalDate vintage,
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    /// @param discountRate the central bank's rate, to which the profile's margin is added
    record Payout(
            @NotNull LocalDate paidOn,
            @NotNull Fraction discountRate,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    record Paid(UUID memberId, long memberNumber, Money amount) {}

    /// @param total what was paid to all
    record Revolved(LocalDate vintage, LocalDate paidOn, Money total, List<Paid> paid) {}

    private Redeem() {}

    static Revolved vintage(Tx tx, Vintage request) {
        Profile profile = Cooperatives.asOf(tx, request.paidOn()).rules();
        Rule rule = redemption(profile);
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Funds.lock(tx);
        Closings.mustBeOpen(tx, request.paidOn());
        AccountRules.refusalOfRevolving(
                        request.vintage(),
                        Lots.vintages(tx, request.paidOn()).stream()
                                .map(each -> new Move.Lot(each.vintage(), each.left()))
                                .toList(),
                        rule)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        List<Lots.MemberLot> due =
                Lots.available(tx, null, request.paidOn()).stream()
                        .filter(lot -> lot.vintage().equals(request.vintage()))
                        .toList();
        if (due.isEmpty()) {
            throw Problems.conflict(
                    "vintage-empty",
                    new FormFault("", "said.vintage-empty", Map.of("vintage", request.vintage())));
        }
        Money total =
                due.stream()
                        .map(Lots.MemberLot::left)
                        .reduce(Money.zero(due.getFirst().left().currency()), Money::plus);
        Solvency.mustAllow(tx, total, request.paidOn(), rule);
        redeem(
                tx,
                due.stream()
                        .map(lot -> new Moves.Line(lot.memberId(), lot.vintage(), lot.left()))
                        .toList(),
                total,
                request.paidOn(),
                request.reference());
        tx.audit(
                "capital-vintage-redeemed",
                request.vintage().toString(),
                Map.of("paidOn", request.paidOn(), "total", total, "members", due.size()));
        return new Revolved(
                request.vintage(),
                request.paidOn(),
                total,
                due.stream()
                        .map(lot -> new Paid(lot.memberId(), lot.memberNumber(), lot.left()))
                        .toList());
    }

    static void payout(Tx tx, UUID member, Payout request) {
        Profile profile = Cooperatives.asOf(tx, request.paidOn()).rules();
        Rule rule = redemption(profile);
        CapitalTerms.mustBeKnown(tx, member);
        if (request.discountRate().signum() < 0 || !request.discountRate().isAtMost(Fraction.ONE)) {
            throw Problems.malformed(
                    "rate-out-of-range", FormFault.of("/discountRate", "said.rate-up-to-one"));
        }
        Optional<LocalDate> left = Members.leftOn(tx, member);
        AccountRules.refusalOfEarlyPayout(request.paidOn(), left.orElse(null), rule)
                .ifPresent(refusal -> Decision.<LocalDate>refused(refusal).orConflict());
        LocalDate leftOn = left.orElseThrow();
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Funds.lock(tx);
        Closings.mustBeOpen(tx, request.paidOn());
        List<Lots.MemberLot> lots = Lots.available(tx, member, request.paidOn());
        if (lots.isEmpty()) {
            throw Problems.conflict("account-empty", FormFault.of("", "said.account-empty"));
        }
        List<Move> moves = Moves.of(tx, member, request.paidOn());
        Money zero = Money.zero(lots.getFirst().left().currency());
        Money balance = lots.stream().map(Lots.MemberLot::left).reduce(zero, Money::plus);
        Money interest =
                AccountRules.leaverInterest(
                        lots.stream().map(lot -> credited(lot, moves)).toList(),
                        request.discountRate(),
                        leftOn,
                        request.paidOn(),
                        rule);
        Solvency.mustAllow(tx, balance.plus(interest), request.paidOn(), rule);
        if (interest.isPositive()) {
            Moves.Line line = new Moves.Line(member, request.paidOn(), interest);
            credit(tx, List.of(line), interest, request.paidOn(), request.reference());
        }
        redeem(
                tx,
                Lots.available(tx, member, request.paidOn()).stream()
                        .map(lot -> new Moves.Line(member, lot.vintage(), lot.left()))
                        .toList(),
                balance.plus(interest),
                request.paidOn(),
                request.reference());
        tx.audit(
                "capital-account-paid-out",
                member.toString(),
                Map.of(
                        "leftOn", leftOn,
                        "paidOn", request.paidOn(),
                        "balance", balance,
                        "interest", interest));
    }

    private static AccountRules.Credited credited(Lots.MemberLot lot, List<Move> moves) {
        return new AccountRules.Credited(
                lot.left(), AccountRules.creditedSince(lot.vintage(), moves).orElse(lot.vintage()));
    }

    /// Credits interest.
    static void credit(Tx tx, List<Moves.Line> lines, Money total, LocalDate on, String reference) {
        UUID journal =
                CapitalTerms.post(
                        tx,
                        Account.CAPITAL_INTEREST,
                        Account.MEMBER_ACCOUNTS,
                        total,
                        on,
                        reference);
        Moves.add(tx, Move.Kind.INTEREST, on, reference, journal, lines);
    }

    private static Rule redemption(Profile profile) {
        return CapitalTerms.redemption(profile)
                .orElseThrow(() ->
                        Problems.conflict(
                                "no-redemption",
                                new FormFault(
                                        "",
                                        "said.no-redemption",
                                        Map.of("profile", profile.name()))));
    }

    private static void redeem(
            Tx tx, List<Moves.Line> lines, Money total, LocalDate on, String reference) {
        UUID journal =
                CapitalTerms.post(
                        tx,
                        Account.MEMBER_ACCOUNTS,
                        Account.CAPITAL_PAID_OUT,
                        total,
                        on,
                        reference);
        Moves.add(tx, Move.Kind.REDEMPTION, on, reference, journal, lines);
    }
}
