package coop.kyodo.surplus.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A member's account on a day, line by line.
///
/// @param capital paid-in capital, as membership keeps it; it is paid back there
/// @param retained what is retained here
/// @param leftOn when the member left
/// @param dueBy by when all of it is paid out, for a member that left
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        UUID memberId,
        LocalDate on,
        Money capital,
        Money retained,
        Money balance,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate dueBy,
        List<Vintage> vintages,
        List<Move> moves) {

    /// @param dueBy by when it is paid out, where the profile says so
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Vintage(LocalDate vintage, Money left, @Nullable LocalDate dueBy) {}

    /// What all accounts owe together, vintage by vintage, and the year's ends that are closed.
    ///
    /// @param retained absent while nothing is
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            LocalDate on,
            @Nullable Money retained,
            List<Due> vintages,
            List<Leaver> leavers,
            List<Closings.Closed> closings) {}

    /// @param members how many have something of it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Due(
            LocalDate vintage,
            Money left,
            int members,
            @Nullable LocalDate dueBy,
            boolean overdue) {}

    /// A member that left and is not paid out.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Leaver(UUID memberId, Money left, LocalDate leftOn, LocalDate dueBy, boolean overdue) {}

    static AccountView of(Tx tx, UUID member, LocalDate on) {
        Profile profile = Cooperatives.asOf(tx, on).rules();
        Rule rule = CapitalTerms.redemption(profile);
        CapitalTerms.mustBeKnown(tx, member);
        List<Move> moves = Moves.of(tx, member, on);
        Optional<Money> paidIn = Capital.paidInOf(tx, member, on);
        Money zero =
                Stream.concat(paidIn.stream(), moves.stream().map(Move::amount))
                        .findFirst()
                        .map(any -> Money.zero(any.currency()))
                        .orElseThrow(() -> Problems.notFound("account-not-found"));
        Money retained = moves.stream().map(Move::amount).reduce(zero, Money::plus);
        Money capital = paidIn.orElse(zero);
        LocalDate leftOn = Members.leftOn(tx, member).filter(day -> !day.isAfter(on)).orElse(null);
        return new AccountView(
                member,
                on,
                capital,
                retained,
                capital.plus(retained),
                leftOn,
                leftOn == null ? null : AccountRules.leaverDueBy(leftOn, rule),
                Lots.of(tx, member, on).stream()
                        .map(lot ->
                                new Vintage(
                                        lot.vintage(),
                                        lot.left(),
                                        AccountRules.dueBy(lot.vintage(), rule).orElse(null)))
                        .toList(),
                moves);
    }

    static Summary summary(Tx tx, LocalDate on) {
        Profile profile = Cooperatives.asOf(tx, on).rules();
        Rule rule = CapitalTerms.redemption(profile);
        List<Lots.Vintage> vintages = Lots.vintages(tx, on);
        return new Summary(
                on,
                vintages.stream().map(Lots.Vintage::left).reduce(Money::plus).orElse(null),
                vintages.stream().map(each -> due(each, on, rule)).toList(),
                Lots.leavers(tx, on).stream().map(each -> leaver(each, on, rule)).toList(),
                Closings.all(tx));
    }

    private static Due due(Lots.Vintage vintage, LocalDate on, Rule rule) {
        LocalDate dueBy = AccountRules.dueBy(vintage.vintage(), rule).orElse(null);
        return new Due(
                vintage.vintage(), vintage.left(), vintage.members(), dueBy, isOver(dueBy, on));
    }

    private static Leaver leaver(Lots.Left left, LocalDate on, Rule rule) {
        LocalDate dueBy = AccountRules.leaverDueBy(left.leftOn(), rule);
        return new Leaver(left.memberId(), left.left(), left.leftOn(), dueBy, isOver(dueBy, on));
    }

    private static boolean isOver(@Nullable LocalDate dueBy, LocalDate on) {
        return dueBy != null && on.isAfter(dueBy);
    }
}
