package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pays out internal accounts, whole or in parts: a vintage to everybody, oldest first, or a
/// leaver's.
final class Redeem {

    /// @param amount what all get together, in proportion to what is left to each; all that is left
    ///   when left out
    record Vintage(
            @NotNull LocalDate vintage,
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference,
            @Nullable @Valid Money amount) {}

    /// @param discountRate the rate to which the profile's margin is added
    /// @param amount what is taken of the account, oldest vintage first, to which the interest
    ///   comes; all that is left when left out
    /// @param setOff what of the payout settles the member's debts instead of being paid in money
    record Payout(
            @NotNull LocalDate paidOn,
            @NotNull Fraction discountRate,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference,
            @Nullable @Valid Money amount,
            @Nullable @Valid SetOff setOff) {}

    /// @param reference of the debt
    record SetOff(
            @NotNull @Valid Money amount,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    record Paid(UUID memberId, long memberNumber, Money amount) {}

    /// @param total what was paid to all
    record Revolved(LocalDate vintage, LocalDate paidOn, Money total, List<Paid> paid) {}

    private Redeem() {}

    static Revolved vintage(Tx tx, Vintage request) {
        Cooperative cooperative = Cooperatives.asOf(tx, request.paidOn());
        Rule rule = CapitalTerms.redemption(cooperative.rules());
        mustBeAmount(cooperative, request.amount(), "/amount");
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Funds.lock(tx);
        Closings.mustBeOpen(tx, request.paidOn());
        refuse(
                AccountRules.refusalOfRevolving(
                        request.vintage(),
                        Lots.vintages(tx, request.paidOn()).stream()
                                .map(each -> new Move.Lot(each.vintage(), each.left()))
                                .toList(),
                        rule));
        List<Lots.MemberLot> due =
                Lots.available(tx, null, request.paidOn()).stream()
                        .filter(lot -> lot.vintage().equals(request.vintage()))
                        .toList();
        if (due.isEmpty()) {
            throw Problems.conflict(
                    "vintage-empty",
                    new FormFault("", "said.vintage-empty", Map.of("vintage", request.vintage())));
        }
        List<Money> left = due.stream().map(Lots.MemberLot::left).toList();
        Money held = sum(left);
        Money total = request.amount() == null ? held : request.amount();
        refuse(AccountRules.refusalOfAmount(total, held, rule));
        Solvency.mustAllow(tx, total, request.paidOn(), rule);
        List<Money> parts = AccountRules.partsOfVintage(total, left);
        List<Paid> paid =
                IntStream.range(0, due.size())
                        .mapToObj(i ->
                                new Paid(
                                        due.get(i).memberId(),
                                        due.get(i).memberNumber(),
                                        parts.get(i)))
                        .filter(each -> each.amount().isPositive())
                        .toList();
        redeem(
                tx,
                paid.stream()
                        .map(each ->
                                new Moves.Line(each.memberId(), request.vintage(), each.amount()))
                        .toList(),
                Account.CAPITAL_PAID_OUT,
                request.paidOn(),
                request.reference());
        tx.audit(
                "capital-vintage-redeemed",
                request.vintage().toString(),
                Map.of("paidOn", request.paidOn(), "total", total, "members", paid.size()));
        return new Revolved(request.vintage(), request.paidOn(), total, paid);
    }

    static void payout(Tx tx, UUID member, Payout request) {
        Cooperative cooperative = Cooperatives.asOf(tx, request.paidOn());
        Rule rule = CapitalTerms.redemption(cooperative.rules());
        CapitalTerms.mustBeKnown(tx, member);
        if (request.discountRate().signum() < 0 || !request.discountRate().isAtMost(Fraction.ONE)) {
            throw Problems.malformed(
                    "rate-out-of-range", FormFault.of("/discountRate", "said.rate-up-to-one"));
        }
        mustBeAmount(cooperative, request.amount(), "/amount");
        SetOff debt = request.setOff();
        mustBeAmount(cooperative, debt == null ? null : debt.amount(), "/setOff/amount");
        Optional<LocalDate> left = Members.leftOn(tx, member);
        AccountRules.refusalOfEarlyPayout(request.paidOn(), left.orElse(null), rule)
                .ifPresent(refusal -> Decision.<LocalDate>refused(refusal).orConflict());
        LocalDate leftOn = left.orElseThrow();
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Funds.lock(tx);
        Closings.mustBeOpen(tx, request.paidOn());
        List<Move.Lot> lots =
                Lots.available(tx, member, request.paidOn()).stream()
                        .map(Lots.MemberLot::lot)
                        .toList();
        if (lots.isEmpty()) {
            throw Problems.conflict("account-empty", FormFault.of("", "said.account-empty"));
        }
        Money held = sum(lots.stream().map(Move.Lot::left).toList());
        Money amount = request.amount() == null ? held : request.amount();
        refuse(AccountRules.refusalOfAmount(amount, held, rule));
        List<Move.Lot> taken = AccountRules.oldestFirst(lots, amount);
        List<Move> moves = Moves.of(tx, member, request.paidOn());
        Money interest =
                AccountRules.leaverInterest(
                        taken.stream().map(lot -> credited(lot, moves)).toList(),
                        request.discountRate(),
                        leftOn,
                        request.paidOn(),
                        rule);
        Money payout = amount.plus(interest);
        Money setOff = debt == null ? Money.zero(payout.currency()) : debt.amount();
        refuse(AccountRules.refusalOfSetOff(setOff, payout, rule));
        Solvency.mustAllow(tx, payout, request.paidOn(), rule);
        List<Move.Lot> all = taken;
        if (interest.isPositive()) {
            Moves.Line line = new Moves.Line(member, request.paidOn(), interest);
            credit(tx, List.of(line), interest, request.paidOn(), request.reference());
            Move.Lot credited = new Move.Lot(request.paidOn(), interest);
            all = Stream.concat(taken.stream(), Stream.of(credited)).toList();
        }
        List<Move.Lot> forDebt = AccountRules.oldestFirst(all, setOff);
        if (debt != null) {
            redeem(
                    tx,
                    lines(member, forDebt),
                    Account.DEBTS_SET_OFF,
                    request.paidOn(),
                    debt.reference());
        }
        List<Move.Lot> inMoney = AccountRules.rest(all, forDebt);
        if (!inMoney.isEmpty()) {
            redeem(
                    tx,
                    lines(member, inMoney),
                    Account.CAPITAL_PAID_OUT,
                    request.paidOn(),
                    request.reference());
        }
        tx.audit(
                "capital-account-paid-out",
                member.toString(),
                Map.of(
                        "leftOn", leftOn,
                        "paidOn", request.paidOn(),
                        "balance", amount,
                        "interest", interest,
                        "setOff", setOff));
    }

    private static void mustBeAmount(
            Cooperative cooperative, @Nullable Money amount, String pointer) {
        if (amount != null) {
            CapitalTerms.mustBeAmount(cooperative, amount, pointer);
        }
    }

    private static void refuse(Optional<Refusal> refusal) {
        refusal.ifPresent(it -> {
            throw new RefusedException(it);
        });
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElseThrow();
    }

    private static AccountRules.Credited credited(Move.Lot lot, List<Move> moves) {
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

    private static List<Moves.Line> lines(UUID member, List<Move.Lot> lots) {
        return lots.stream().map(lot -> new Moves.Line(member, lot.vintage(), lot.left())).toList();
    }

    private static void redeem(
            Tx tx, List<Moves.Line> lines, String to, LocalDate on, String reference) {
        Money total = sum(lines.stream().map(Moves.Line::amount).toList());
        UUID journal = CapitalTerms.post(tx, Account.MEMBER_ACCOUNTS, to, total, on, reference);
        Moves.add(tx, Move.Kind.REDEMPTION, on, reference, journal, lines);
    }
}
