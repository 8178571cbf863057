package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.FundTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;

/// Records what came into a fund from outside the surplus: what it held before this service kept
/// it, contributions of members to mutual aid, gifts.
final class DepositIntoFund {

    record Request(
            @NotNull @Valid Money amount,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    /// A thousand million million of minor units: sums of many stay within a `long`.
    private static final long LARGEST = 1_000_000_000_000_000L;

    private DepositIntoFund() {}

    static FundsView deposit(Tx tx, String name, Request request) {
        Cooperative cooperative = Cooperatives.today(tx);
        FundTerms fund = Funds.get(tx, cooperative.rules(), name);
        if (!request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of("/amount", "said.amount-above-zero"));
        }
        if (request.amount().amount() > LARGEST) {
            throw Problems.malformed(
                    "figure-too-large",
                    new FormFault("/amount", "said.amount-at-most", Map.of("most", LARGEST)));
        }
        cooperative.mustBeInItsCurrency(request.amount().currency(), "/amount");
        Funds.lock(tx);
        LedgerDays.mustTake(tx, request.on(), "/on");
        mustBeInTheCurrencyOf(tx, fund, request.amount());
        Journals.post(
                tx,
                request.reference(),
                Journal.Kind.DEPOSIT,
                request.on(),
                Journal.move(Account.DEPOSITED, fund.fund(), request.amount()));
        tx.audit(
                "fund-deposited",
                fund.fund(),
                Map.of(
                        "amount", request.amount(),
                        "on", request.on(),
                        "reference", request.reference()));
        return FundsView.of(tx, null);
    }

    private static void mustBeInTheCurrencyOf(Tx tx, FundTerms fund, Money amount) {
        Money held = Journals.balances(tx, null).get(fund.fund());
        if (held != null && !held.currency().equals(amount.currency())) {
            throw Problems.malformed(
                    "currency-differs",
                    new FormFault(
                            "/amount", "said.currency-is", Map.of("currency", held.currency())));
        }
    }
}
