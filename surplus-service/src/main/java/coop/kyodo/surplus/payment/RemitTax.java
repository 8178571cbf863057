package coop.kyodo.surplus.payment;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records that withheld tax was paid to the tax office, and no more than is owed, nor was on that
/// day.
final class RemitTax {

    record Request(
            @NotNull @Valid Money amount,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    private RemitTax() {}

    static WithheldTax remit(Tx tx, Request request) {
        Funds.lock(tx);
        if (!request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of("/amount", "said.amount-above-zero"));
        }
        Days.mustHaveCome(tx, request.on(), "/on");
        WithheldTax tax =
                WithheldTax.find(tx)
                        .orElseThrow(() ->
                                Problems.conflict(
                                        "remittance-above-owed",
                                        FormFault.of("", "said.nothing-withheld")));
        if (!request.amount().currency().equals(tax.owed().currency())) {
            throw Problems.malformed(
                    "currency-differs",
                    new FormFault(
                            "/amount",
                            "said.currency-is",
                            Map.of("currency", tax.owed().currency())));
        }
        if (request.amount().compareTo(tax.owed()) > 0) {
            throw Problems.conflict(
                    "remittance-above-owed",
                    new FormFault(
                            "",
                            "said.tax-owed",
                            Map.of("owed", tax.owed(), "amount", request.amount())));
        }
        Money then =
                Journals.balances(tx, request.on())
                        .getOrDefault(
                                Account.WITHHOLDING_TAX_PAYABLE,
                                Money.zero(request.amount().currency()));
        if (request.amount().compareTo(then) > 0) {
            throw Problems.conflict(
                    "remittance-above-owed",
                    new FormFault(
                            "",
                            "said.tax-owed-on",
                            Map.of("on", request.on(), "owed", then, "amount", request.amount())));
        }
        UUID journal =
                Journals.post(
                        tx,
                        request.reference(),
                        Journal.Kind.REMITTANCE,
                        request.on(),
                        Journal.move(
                                Account.WITHHOLDING_TAX_PAYABLE, Account.BANK, request.amount()));
        add(tx, journal, request);
        tx.audit(
                "withheld-tax-remitted",
                journal.toString(),
                Map.of(
                        "amount", request.amount(),
                        "on", request.on(),
                        "reference", request.reference()));
        return WithheldTax.find(tx).orElseThrow();
    }

    private static void add(Tx tx, UUID journal, Request request) {
        tx.sql()
                .createUpdate(
                        """
                        insert into tax_remittance (tenant_id, remittance_id, journal_id, amount,
                          currency, on_day, reference, recorded_at)
                        values (:tenant, :id, :journal, :amount,
                          :currency, :on, :reference, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("journal", journal)
                .bind("amount", request.amount().amount())
                .bind("currency", request.amount().currency())
                .bind("on", request.on())
                .bind("reference", request.reference())
                .bind("now", tx.now())
                .execute();
    }
}
