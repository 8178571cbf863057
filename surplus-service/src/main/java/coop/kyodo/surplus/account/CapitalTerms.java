package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Members;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// What everything that moves on internal accounts has in common.
final class CapitalTerms {

    private static final long LARGEST = 1_000_000_000_000_000L;

    private CapitalTerms() {}

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the profile keeps no such accounts
    static CapitalAccounts of(Profile profile) {
        CapitalAccounts terms = profile.guards().capitalAccounts();
        if (terms == null) {
            throw Problems.conflict(
                    "no-capital-accounts",
                    new FormFault(
                            "", "said.no-capital-accounts", Map.of("profile", profile.name())));
        }
        return terms;
    }

    /// The rule by which accounts are paid out.
    static Rule redemption(Profile profile) {
        return profile.rule(of(profile).redemption());
    }

    /// @param pointer where the amount stands in the request
    /// @throws coop.kyodo.kit.web.ProblemException 400 for another currency, and for an amount that
    ///   is not positive or too large to keep
    static void mustBeAmount(Cooperative cooperative, Money amount, String pointer) {
        cooperative.mustBeInItsCurrency(amount.currency(), pointer);
        if (!amount.isPositive() || amount.amount() > LARGEST) {
            throw Problems.malformed(
                    "amount-not-positive",
                    new FormFault(pointer, "said.amount-up-to", Map.of("most", LARGEST)));
        }
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when nobody of this id was ever a member
    static void mustBeKnown(Tx tx, UUID member) {
        if (!Members.isKnown(tx, member)) {
            throw Problems.notFound("member-not-found");
        }
    }

    /// Posts what moved and answers the journal's id.
    static UUID post(Tx tx, String from, String to, Money amount, LocalDate on, String reference) {
        return Journals.post(
                tx, reference, Journal.Kind.CAPITAL, on, Journal.move(from, to, amount));
    }
}
