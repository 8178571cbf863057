package coop.kyodo.surplus.memberloss;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records what a member paid of a loss, and no more than is owed.
final class PayMemberLoss {

    record Request(
            @NotNull @Valid Money amount,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    private PayMemberLoss() {}

    static MemberLosses.Loss pay(Tx tx, UUID member, UUID plan, Request request) {
        FiscalYears.locked(tx, loss(tx, member, plan).fiscalYear());
        Funds.lock(tx);
        MemberLosses.Loss now = loss(tx, member, plan);
        if (!request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of("/amount", "said.amount-above-zero"));
        }
        if (!request.amount().currency().equals(now.owed().currency())) {
            throw Problems.malformed(
                    "currency-differs",
                    new FormFault(
                            "/amount",
                            "said.currency-is",
                            Map.of("currency", now.owed().currency())));
        }
        Days.mustHaveCome(tx, request.on(), "/on");
        Cooperatives.mustHaveBegun(tx, request.on(), "/on");
        Money zero = Money.zero(now.owed().currency());
        Money then =
                MemberLosses.find(tx, member, plan, request.on())
                        .map(MemberLosses.Loss::owed)
                        .orElse(zero);
        MemberLossRules.refusalOfPayment(
                        request.amount(), then.min(now.owed()), request.on(), rule(tx, now))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        UUID journal =
                Journals.post(
                        tx,
                        request.reference(),
                        Journal.Kind.LOSS_SETTLEMENT,
                        request.on(),
                        Journal.move(Account.BANK, Account.MEMBER_LOSSES, request.amount()));
        MemberLosses.add(
                tx,
                journal,
                List.of(
                        new MemberLosses.Line(
                                plan,
                                member,
                                MemberLosses.Kind.PAYMENT,
                                null,
                                request.amount(),
                                request.on(),
                                request.reference())));
        tx.audit(
                "member-loss-paid",
                member.toString(),
                Map.of("planId", plan, "amount", request.amount(), "on", request.on()));
        return loss(tx, member, plan);
    }

    private static MemberLosses.Loss loss(Tx tx, UUID member, UUID plan) {
        return MemberLosses.find(tx, member, plan, tx.today())
                .orElseThrow(() -> Problems.notFound("member-loss-not-found"));
    }

    /// How losses are settled, or by what members bear them.
    private static Rule rule(Tx tx, MemberLosses.Loss loss) {
        Profile profile = Cooperatives.asOf(tx, loss.yearEnd()).rules();
        return MemberLosses.settlement(profile).orElseGet(profile::orderRule);
    }
}
