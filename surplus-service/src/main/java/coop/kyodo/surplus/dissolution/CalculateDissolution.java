package coop.kyodo.surplus.dissolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.account.Balances;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.Cooperative;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
            @NotNull @Valid Money paidIn,
            @Nullable @Valid Money retained) {

        DissolutionRules.Holder holder(Money zero) {
            return new DissolutionRules.Holder(
                    memberId, memberNumber, subscribed, paidIn, retained == null ? zero : retained);
        }
    }

    /// One who is paid, in the order of the list.
    ///
    /// @param claim DEBTS, FUND, CAPITAL, ACCOUNTS or REST
    /// @param amount absent for the debts, which are paid before there is a residue
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Claimed(String claim, @Nullable String fund, Texts to, @Nullable Money amount) {}

    /// @param order who receives what, one after the other
    /// @param indivisible what the indivisible funds hold; none of it is within what the members
    ///   get
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
            List<Claimed> order,
            List<DissolutionRules.Repayment> repayments) {}

    private static final Texts CREDITORS = new Texts("The creditors", "債権者");
    private static final Texts MEMBERS = new Texts("The members", "組合員");

    private CalculateDissolution() {}

    static Calculation calculate(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.asOf(tx, request.on());
        Profile profile = cooperative.rules();
        Dissolution dissolution = profile.guards().dissolution();
        if (dissolution == null) {
            throw Problems.conflict(
                    "dissolution-rule-unknown",
                    new FormFault("", "said.no-residue-rule", Map.of("profile", profile.name())));
        }
        check(request, cooperative);
        List<DissolutionRules.Holder> holders = holders(tx, request);
        String currency = request.residue().currency();
        DissolutionRules.Result result =
                DissolutionRules.settle(
                        request.residue(),
                        dissolution.claims(),
                        held(tx, request.on(), currency),
                        holders);
        Rule rule = profile.rule(dissolution.rule());
        return new Calculation(
                request.on(),
                request.residue(),
                result.toMembers(),
                result.rest(),
                dissolution.restTo(),
                Funds.indivisible(tx, profile, request.on(), currency),
                rule.id(),
                rule.source(),
                order(result, dissolution),
                result.repayments());
    }

    private static List<Claimed> order(DissolutionRules.Result result, Dissolution dissolution) {
        List<Claimed> order = new ArrayList<>();
        order.add(new Claimed("DEBTS", null, CREDITORS, null));
        for (DissolutionRules.Paid paid : result.claims()) {
            Texts to = paid.claim().to();
            order.add(
                    new Claimed(
                            paid.claim().claim().name(),
                            paid.claim().fund(),
                            to == null ? MEMBERS : to,
                            paid.amount()));
        }
        order.add(new Claimed("REST", null, dissolution.restTo(), result.rest()));
        return order;
    }

    private static Map<String, Money> held(Tx tx, LocalDate on, String currency) {
        return Journals.balances(tx, on).entrySet().stream()
                .filter(each -> each.getValue().currency().equals(currency))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<DissolutionRules.Holder> holders(Tx tx, Request request) {
        Money zero = Money.zero(request.residue().currency());
        if (request.members() == null) {
            return recorded(tx, request.on(), zero);
        }
        return request.members().stream().map(each -> each.holder(zero)).toList();
    }

    private static List<DissolutionRules.Holder> recorded(Tx tx, LocalDate on, Money zero) {
        Map<UUID, DissolutionRules.Holder> holders = new LinkedHashMap<>();
        Capital.of(tx, on)
                .forEach(each ->
                        holders.put(
                                each.memberId(),
                                new DissolutionRules.Holder(
                                        each.memberId(),
                                        each.memberNumber(),
                                        each.subscribed(),
                                        each.paidIn(),
                                        zero)));
        Balances.of(tx, on)
                .forEach(each ->
                        holders.compute(
                                each.memberId(),
                                (_, holder) ->
                                        new DissolutionRules.Holder(
                                                each.memberId(),
                                                each.memberNumber(),
                                                holder == null ? zero : holder.subscribed(),
                                                holder == null ? zero : holder.paidIn(),
                                                each.retained())));
        holders.values().forEach(each -> mustBeIn(zero.currency(), each, _ -> "/residue"));
        return List.copyOf(holders.values());
    }

    private static void check(Request request, Cooperative cooperative) {
        Money residue = request.residue();
        if (residue.isNegative()) {
            throw Problems.malformed(
                    "amount-negative", FormFault.of("/residue", "said.no-residue-with-debts"));
        }
        cooperative.mustBeInItsCurrency(residue.currency(), "/residue");
        List<SupposedMember> members = request.members() == null ? List.of() : request.members();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            String pointer = "/members/" + i;
            if (!seen.add(members.get(i).memberId())) {
                throw Problems.malformed(
                        "member-twice", FormFault.of(pointer + "/memberId", "said.member-twice"));
            }
            DissolutionRules.Holder holder = members.get(i).holder(Money.zero(residue.currency()));
            mustBeIn(residue.currency(), holder, pointer::concat);
            if (holder.paidIn().isNegative()
                    || holder.retained().isNegative()
                    || holder.paidIn().compareTo(holder.subscribed()) > 0) {
                throw Problems.malformed(
                        "capital-malformed", FormFault.of(pointer, "said.capital-malformed"));
            }
        }
    }

    /// @param where what is pointed at, by the member's amount that is not
    private static void mustBeIn(
            String currency, DissolutionRules.Holder holder, UnaryOperator<String> where) {
        mustBeIn(currency, holder.subscribed(), where.apply("/subscribed"));
        mustBeIn(currency, holder.paidIn(), where.apply("/paidIn"));
        mustBeIn(currency, holder.retained(), where.apply("/retained"));
    }

    private static void mustBeIn(String currency, Money amount, String pointer) {
        if (!amount.currency().equals(currency)) {
            throw Problems.malformed(
                    "currency-differs", FormFault.of(pointer, "said.currency-of-residue"));
        }
    }
}
