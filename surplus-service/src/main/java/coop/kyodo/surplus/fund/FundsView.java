package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is in each account, and what each fund is for.
///
/// @param on up to and with this day; everything when absent
public record FundsView(@Nullable LocalDate on, List<Balance> balances, List<FundView> funds) {

    /// Credits less debits of one account.
    public record Balance(String account, Money balance) {}

    /// One fund.
    ///
    /// @param source where its rule stands
    /// @param balance absent while nothing ever came in
    /// @param committed what its uses have reserved
    /// @param free what may still be asked for
    public record FundView(
            String fund,
            Texts title,
            FundTerms.Kind kind,
            String rule,
            String source,
            FundTerms.Approval approval,
            FundTerms.@Nullable Period period,
            List<FundTerms.Purpose> purposes,
            @Nullable Money balance,
            @Nullable Money committed,
            @Nullable Money free) {}

    static FundsView of(Tx tx, @Nullable LocalDate on) {
        Profile profile =
                on == null ? Cooperatives.today(tx).rules() : Cooperatives.asOf(tx, on).rules();
        Map<String, Money> balances = Journals.balances(tx, on);
        Map<String, Money> committed = Funds.committed(tx, on);
        return new FundsView(
                on,
                balances.entrySet().stream()
                        .map(each -> new Balance(each.getKey(), each.getValue()))
                        .toList(),
                Funds.all(tx, profile).stream()
                        .map(fund ->
                                view(
                                        fund,
                                        profile.ruleOf(fund),
                                        balances.get(fund.fund()),
                                        committed.get(fund.fund())))
                        .toList());
    }

    private static FundView view(
            FundTerms fund, Rule rule, @Nullable Money balance, @Nullable Money reserved) {
        Money committed =
                reserved == null && balance != null ? Money.zero(balance.currency()) : reserved;
        return new FundView(
                fund.fund(),
                fund.title(),
                fund.kind(),
                rule.id(),
                rule.source(),
                fund.approval(),
                fund.period(),
                fund.purposes(),
                balance,
                committed,
                balance == null || committed == null ? null : balance.minus(committed));
    }
}
