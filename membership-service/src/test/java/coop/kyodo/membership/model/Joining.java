package coop.kyodo.membership.model;

import coop.kyodo.membership.model.Account.State;
import java.time.LocalDate;
import java.util.UUID;

/// How somebody joins, or does not.
final class Joining {

    private final Model model;

    Joining(Model model) {
        this.model = model;
    }

    String apply(UUID id, int units, boolean founder, LocalDate on) {
        if (founder && on.isAfter(Model.FIRST)) {
            return "founded-already";
        }
        model.accounts.put(id, new Account(id, units, founder));
        return Model.OK;
    }

    String accept(Account account, LocalDate on) {
        if (account.state != State.APPLIED) {
            return "application-decided";
        }
        if (model.exceedsAccepted(account, on) && model.exceedsAccepted(account, Model.CLOCK)) {
            return "unit-cap-exceeded";
        }
        account.state = State.ACCEPTED;
        account.acceptedOn = on;
        return Model.OK;
    }

    String giveUp(Account account) {
        if (!account.isApplicant()) {
            return "not-an-applicant";
        }
        account.state = State.GIVEN_UP;
        return Model.OK;
    }

    String returnDeposit(Account account, LocalDate on) {
        long deposits = account.now(Account.Fact::deposits);
        if (account.state != State.GIVEN_UP || deposits == 0) {
            return "nothing-to-return";
        }
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        if (account.leastFrom(on, Account.Fact::deposits) < deposits) {
            return "deposits-not-there";
        }
        account.add(on, 0, 0, 0, -deposits, 0);
        return Model.OK;
    }
}
