package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records what a vintage of a member's account held before this service kept it.
final class OpenAccount {

    /// @param vintage the last day of the year it was retained for
    record Request(
            @NotNull @Valid Money amount,
            @NotNull LocalDate vintage,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    private OpenAccount() {}

    static void open(Tx tx, UUID member, Request request) {
        Cooperative cooperative = Cooperatives.asOf(tx, request.on());
        CapitalTerms.of(cooperative.rules());
        CapitalTerms.mustBeKnown(tx, member);
        CapitalTerms.mustBeAmount(cooperative, request.amount(), "/amount");
        if (request.vintage().isAfter(request.on())) {
            throw Problems.malformed(
                    "vintage-after-entry", FormFault.of("/vintage", "said.vintage-of-ended-year"));
        }
        Days.mustHaveCome(tx, request.on(), "/on");
        Funds.lock(tx);
        Closings.mustBeOpen(tx, request.on());
        UUID journal =
                CapitalTerms.post(
                        tx,
                        Account.DEPOSITED,
                        Account.MEMBER_ACCOUNTS,
                        request.amount(),
                        request.on(),
                        request.reference());
        Moves.add(
                tx,
                Move.Kind.OPENING,
                request.on(),
                request.reference(),
                journal,
                List.of(new Moves.Line(member, request.vintage(), request.amount())));
        tx.audit(
                "capital-account-opened",
                member.toString(),
                Map.of("amount", request.amount(), "vintage", request.vintage()));
    }
}
