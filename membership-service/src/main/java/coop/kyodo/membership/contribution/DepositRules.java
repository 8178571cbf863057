package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.member.MemberState;
import java.time.LocalDate;

/// When an applicant gets the deposits back.
final class DepositRules {

    private DepositRules() {}

    /// JP-026: what was paid before the membership begins is a deposit, and is given back to
    /// whoever gave up becoming a member.
    ///
    /// @param deposits that are there now
    static Decision<Money> returnable(Rulebook profile, MemberState state, Money deposits) {
        return state == MemberState.GIVEN_UP && deposits.isPositive()
                ? Decision.accepted(deposits)
                : Decision.refused(
                        Refusal.of("nothing-to-return", profile.rule("JP-026"))
                                .with("state", state)
                                .with("deposits", deposits));
    }

    /// JP-026: nothing is given back before it was paid: on no day more than is there on it and on
    /// every later one.
    ///
    /// @param there the least on that day and ever after
    static Decision<Money> allThere(
            Rulebook profile, Money deposits, Money there, LocalDate paidOn) {
        return deposits.compareTo(there) <= 0
                ? Decision.accepted(deposits)
                : Decision.refused(
                        Refusal.of("deposits-not-there", profile.rule("JP-026"))
                                .at("/paidOn")
                                .with("paidOn", paidOn)
                                .with("deposits", deposits)
                                .with("there", there));
    }
}
