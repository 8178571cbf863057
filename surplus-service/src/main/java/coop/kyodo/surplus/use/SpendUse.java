package coop.kyodo.surplus.use;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LedgerDays;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records what an approved use spent, with the voucher it rests on, and posts it.
final class SpendUse {

    record Request(
            @NotNull @Valid Money amount,
            @NotNull LocalDate spentOn,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String evidenceHash) {}

    record Reversal(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reason) {}

    private SpendUse() {}

    static FundUse spend(Tx tx, UUID id, Request request) {
        Funds.lock(tx);
        FundUse use = FundUses.get(tx, id);
        use.mustBe(FundUse.State.APPROVED);
        check(use, request);
        LedgerDays.mustTake(tx, request.spentOn(), "/spentOn");
        Profile profile = Cooperatives.asOf(tx, use.requestedOn()).rules();
        FundTerms fund = Funds.get(tx, profile, use.fund());
        UseRules.refusalOf(
                        new UseRules.Spending(
                                request.amount(),
                                request.spentOn(),
                                use.amount(),
                                use.reserved(),
                                use.spendBy()),
                        fund,
                        profile.ruleOf(fund))
                .or(() ->
                        UseRules.refusalOfEarly(
                                request.amount(),
                                request.spentOn(),
                                Journals.balances(tx, request.spentOn())
                                        .getOrDefault(
                                                fund.fund(),
                                                Money.zero(request.amount().currency())),
                                fund,
                                profile.ruleOf(fund)))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        UUID journal =
                Journals.post(
                        tx,
                        request.reference(),
                        Journal.Kind.USE,
                        request.spentOn(),
                        Journal.move(use.fund(), Account.FUNDS_USED, request.amount()));
        UUID spending =
                FundUses.spend(
                        tx,
                        id,
                        journal,
                        request.amount(),
                        request.spentOn(),
                        request.reference(),
                        request.evidenceHash(),
                        null);
        FundUse spent = FundUses.get(tx, id);
        tx.publish(UseEvents.spent(tx.tenant(), spent, spent.spending(spending)));
        tx.audit(
                "fund-use-spent",
                id.toString(),
                Map.of(
                        "spendingId", spending,
                        "amount", request.amount(),
                        "spentOn", request.spentOn()));
        return spent;
    }

    /// Takes a wrong spending back, on the day it was recorded for: the fund holds it again. When
    /// that day's year is closed, it is taken back today (COR-01).
    static FundUse reverse(Tx tx, UUID id, UUID spendingId, Reversal reversal) {
        Funds.lock(tx);
        FundUse use = FundUses.get(tx, id);
        FundUse.Spending wrong =
                use.find(spendingId)
                        .filter(each -> each.reverses() == null)
                        .orElseThrow(() -> Problems.notFound("spending-not-found"));
        if (use.spendings().stream().anyMatch(each -> spendingId.equals(each.reverses()))) {
            throw Problems.conflict(
                    "spending-reversed", FormFault.of("", "said.spending-reversed"));
        }
        LocalDate on =
                wrong.spentOn().isAfter(LedgerDays.closedUpTo(tx)) ? wrong.spentOn() : tx.today();
        UUID journal =
                Journals.post(
                        tx,
                        reversal.reason(),
                        Journal.Kind.USE,
                        on,
                        Journal.move(Account.FUNDS_USED, use.fund(), wrong.amount()));
        UUID taken =
                FundUses.spend(
                        tx,
                        id,
                        journal,
                        wrong.amount().negated(),
                        on,
                        reversal.reason(),
                        null,
                        spendingId);
        FundUse reversed = FundUses.get(tx, id);
        tx.publish(UseEvents.spent(tx.tenant(), reversed, reversed.spending(taken)));
        tx.audit(
                "fund-use-spending-reversed",
                id.toString(),
                Map.of("spendingId", spendingId, "amount", wrong.amount()));
        return reversed;
    }

    private static void check(FundUse use, Request request) {
        if (!request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of("/amount", "said.amount-above-zero"));
        }
        if (!request.amount().currency().equals(use.amount().currency())) {
            throw Problems.malformed(
                    "currency-differs",
                    new FormFault(
                            "/amount",
                            "said.currency-is",
                            Map.of("currency", use.amount().currency())));
        }
        LocalDate approvedOn = use.reached(FundUse.State.APPROVED).orElseThrow().on();
        if (request.spentOn().isBefore(approvedOn)) {
            throw Problems.conflict(
                    "spending-before-approval",
                    new FormFault("", "said.use-approved-on", Map.of("approvedOn", approvedOn)));
        }
    }
}
