package coop.kyodo.surplus.dissolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Dissolution;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers who would receive what is left of the co-op when its debts are paid. Nothing is stored.
final class CalculateDissolution {

    /// @param residue what is left when the debts are paid
    /// @param members their capital, to suppose another one than the records'
    record Request(
            @NotNull LocalDate on,
            @NotNull @Valid Money residue,
            @Nullable @Size(max = 10_000) List<@Valid @NotNull SupposedMember> members) {}

    record SupposedMember(
            @NotNull UUID memberId,
            @NotNull @Min(1) @Max(Long.MAX_VALUE) Long memberNumber,
            @NotNull @Valid Money subscribed,
            @NotNull @Valid Money paidIn) {}

    /// @param indivisible what the indivisible funds hold; it is within the rest
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Calculation(
            LocalDate on,
            Money residue,
            Money toMembers,
            Money rest,
            Texts restTo,
            Money indivisible,
            String rule,
            String source,
            List<DissolutionRules.Repayment> repayments) {}

    private CalculateDissolution() {}

    static Calculation calculate(Tx tx, Request request) {
        Profile profile = Cooperatives.asOf(tx, request.on()).rules();
        Dissolution dissolution = profile.guards().dissolution();
        if (dissolution == null) {
            throw Problems.conflict(
                    "dissolution-rule-unknown",
                    "The profile " + profile.name() + " says nothing of the residue.");
        }
        List<DissolutionRules.Holder> holders = holders(tx, request);
        check(request, holders);
        DissolutionRules.Result result = DissolutionRules.divide(request.residue(), holders);
        Rule rule = profile.rule(dissolution.rule());
        return new Calculation(
                request.on(),
                request.residue(),
                result.toMembers(),
                result.rest(),
                dissolution.restTo(),
                Funds.indivisible(tx, profile, request.on(), request.residue().currency()),
                rule.id(),
                rule.source(),
                result.repayments());
    }

    private static List<DissolutionRules.Holder> holders(Tx tx, Request request) {
        if (request.members() == null) {
            return Capital.of(tx, request.on()).stream()
                    .map(each ->
                            new DissolutionRules.Holder(
                                    each.memberId(),
                                    each.memberNumber(),
                                    each.subscribed(),
                                    each.paidIn()))
                    .toList();
        }
        return request.members().stream()
                .map(each ->
                        new DissolutionRules.Holder(
                                each.memberId(),
                                each.memberNumber(),
                                each.subscribed(),
                                each.paidIn()))
                .toList();
    }

    private static void check(Request request, List<DissolutionRules.Holder> holders) {
        if (request.residue().isNegative()) {
            throw Problems.invalid(
                    "amount-negative", "/residue", "With debts left there is no residue.");
        }
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < holders.size(); i++) {
            DissolutionRules.Holder holder = holders.get(i);
            String pointer = "/members/" + i;
            if (!seen.add(holder.memberId())) {
                throw Problems.invalid(
                        "member-twice", pointer + "/memberId", "A member stands twice.");
            }
            if (Stream.of(holder.subscribed(), holder.paidIn())
                    .anyMatch(each -> !each.currency().equals(request.residue().currency()))) {
                throw Problems.invalid(
                        "currency-differs", pointer, "All is in the currency of the residue.");
            }
            if (holder.paidIn().isNegative()
                    || holder.paidIn().compareTo(holder.subscribed()) > 0) {
                throw Problems.invalid(
                        "capital-malformed",
                        pointer,
                        "What is paid in is not negative and at most what is subscribed.");
            }
        }
    }
}
