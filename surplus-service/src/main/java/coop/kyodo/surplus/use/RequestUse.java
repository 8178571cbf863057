package coop.kyodo.surplus.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LedgerDays;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for money from a fund for one of its purposes; reserves it at once, so that uses that are
/// asked for at the same moment never promise more than there is.
final class RequestUse {

    record Request(
            @Nullable UUID id,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String fund,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String purpose,
            @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00-\\x1f]*") String subject,
            @NotNull @Valid Money amount,
            @Nullable UUID memberId,
            @NotNull LocalDate requestedOn,
            @NotNull LocalDate spendBy) {}

    /// What is put to the assembly; its canonical JSON is what the hash is taken of.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Document(
            UUID cooperativeId,
            UUID useId,
            String fund,
            String purpose,
            String subject,
            Money amount,
            @Nullable UUID memberId,
            LocalDate requestedOn,
            LocalDate spendBy) {}

    private RequestUse() {}

    static FundUse request(Tx tx, Request request, String by) {
        Cooperative cooperative = Cooperatives.asOf(tx, request.requestedOn());
        Profile profile = cooperative.rules();
        FundTerms fund = Funds.get(tx, profile, request.fund());
        cooperative.mustBeInItsCurrency(request.amount().currency(), "/amount");
        check(tx, request);
        Funds.lock(tx);
        LedgerDays.mustTake(tx, request.requestedOn(), "/requestedOn");
        UUID id = Ids.orNext(request.id());
        if (FundUses.find(tx, id).isPresent()) {
            throw Problems.conflict(
                    "fund-use-exists", new FormFault("", "said.use-exists", Map.of("id", id)));
        }
        mustBeAllowed(tx, request, fund, profile);
        FundUse use = requested(tx, id, request, by);
        FundUses.add(tx, use);
        tx.audit(
                "fund-use-requested",
                id.toString(),
                Map.of(
                        "fund", use.fund(),
                        "purpose", use.purpose(),
                        "amount", use.amount(),
                        "hash", use.hash()));
        return use;
    }

    private static void check(Tx tx, Request request) {
        if (!request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of("/amount", "said.amount-above-zero"));
        }
        if (request.spendBy().isBefore(request.requestedOn())) {
            throw Problems.malformed(
                    "spend-by-before-request",
                    FormFault.of("/spendBy", "said.spent-after-request"));
        }
        if (request.memberId() != null && !Members.isKnown(tx, request.memberId())) {
            throw Problems.malformed(
                    "member-not-found", FormFault.of("/memberId", "said.no-such-member"));
        }
    }

    private static void mustBeAllowed(Tx tx, Request request, FundTerms fund, Profile profile) {
        String currency = request.amount().currency();
        Money zero = Money.zero(currency);
        Money balance = Journals.balances(tx, null).getOrDefault(fund.fund(), zero);
        if (!balance.currency().equals(currency)) {
            throw Problems.malformed(
                    "currency-differs",
                    new FormFault(
                            "/amount", "said.currency-is", Map.of("currency", balance.currency())));
        }
        UseRules.Open open =
                fund.period() == FundTerms.Period.NEXT_YEAR
                        ? UseRules.openFor(
                                        request.requestedOn(),
                                        request.spendBy(),
                                        FundUses.carried(tx, fund.fund()))
                                .orElse(null)
                        : null;
        Money taken =
                open == null
                        ? zero
                        : Money.of(
                                FundUses.taken(tx, fund.fund(), open.from(), open.to()), currency);
        UseRules.refusalOf(
                        new UseRules.Ask(
                                request.purpose(),
                                request.amount(),
                                request.memberId(),
                                request.spendBy()),
                        fund,
                        profile,
                        new UseRules.Position(
                                balance,
                                Funds.committed(tx, null).getOrDefault(fund.fund(), zero),
                                open == null ? null : open.amount(),
                                taken,
                                IndivisibleFunds.of(tx, profile).isOne(fund.fund())))
                .or(() ->
                        UseRules.refusalOfEarly(
                                request.amount(),
                                request.requestedOn(),
                                freeOn(tx, fund, request.requestedOn(), zero),
                                fund,
                                profile.ruleOf(fund)))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
    }

    /// What was in a fund on a day, less what others asked for by then and did not call off.
    private static Money freeOn(Tx tx, FundTerms fund, LocalDate day, Money zero) {
        return Journals.balances(tx, day)
                .getOrDefault(fund.fund(), zero)
                .minus(Money.of(FundUses.reservedOn(tx, fund.fund(), day), zero.currency()));
    }

    private static FundUse requested(Tx tx, UUID id, Request request, String by) {
        String hash =
                Hashes.sha256(
                        Canonical.write(
                                new Document(
                                        tx.tenant(),
                                        id,
                                        request.fund(),
                                        request.purpose(),
                                        request.subject(),
                                        request.amount(),
                                        request.memberId(),
                                        request.requestedOn(),
                                        request.spendBy())));
        return new FundUse(
                id,
                tx.nextNumber("fund-use"),
                request.fund(),
                request.purpose(),
                request.subject(),
                request.amount(),
                request.memberId(),
                request.requestedOn(),
                request.spendBy(),
                by,
                hash,
                FundUse.State.REQUESTED,
                Money.zero(request.amount().currency()),
                request.amount(),
                List.of(),
                List.of(),
                List.of());
    }
}
