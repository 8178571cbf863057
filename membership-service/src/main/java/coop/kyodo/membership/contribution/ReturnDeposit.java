package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.membership.capital.Account;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.Owed;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records that an applicant who gave up got the deposits back, whole.
final class ReturnDeposit {

    /// The payment.
    record Request(@NotNull LocalDate paidOn, @NotBlank @Size(max = 100) String reference) {}

    private ReturnDeposit() {}

    static Payment pay(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member applicant = Members.get(tx, memberId);
        Money deposits = cooperative.money(Holdings.of(tx, memberId).deposits());
        DepositRules.returnable(cooperative.rules(), applicant.state(), deposits).orConflict();
        Days.mustHaveCome(tx, request.paidOn(), "/paidOn");
        Ledger.mustBeOpen(tx, request.paidOn());
        DepositRules.allThere(
                        cooperative.rules(),
                        deposits,
                        leastFrom(tx, cooperative, memberId, request.paidOn()),
                        request.paidOn())
                .orConflict();
        Ledger.mustBeNew(tx, request.reference());
        Journal journal =
                Ledger.post(
                        tx,
                        memberId,
                        Entry.depositReturned(deposits),
                        request.paidOn(),
                        request.reference());
        ContributionEvents.deposit(
                tx,
                memberId,
                ContributionEvents.DepositChange.RETURNED,
                deposits,
                request.paidOn(),
                cooperative.money(0));
        tx.audit(
                "deposit-returned",
                memberId.toString(),
                Map.of(
                        "amount", deposits,
                        "paidOn", request.paidOn(),
                        "journal", journal.number()));
        return Payment.of(
                Payment.Kind.DEPOSIT_RETURN,
                deposits,
                journal,
                MemberCapital.of(tx, cooperative, memberId));
    }

    /// The least that is there on a day and ever after.
    private static Money leastFrom(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate paidOn) {
        return cooperative.money(
                Owed.leastFrom(tx, Account.DEPOSITS, List.of(memberId), paidOn)
                        .getOrDefault(memberId, 0L));
    }
}
