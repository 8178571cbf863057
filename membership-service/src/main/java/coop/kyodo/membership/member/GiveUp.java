package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Lets an applicant give up before membership begins. Deposits stay payable to them.
final class GiveUp {

    /// When they gave up.
    record Request(@NotNull LocalDate givenUpOn) {}

    private GiveUp() {}

    static void giveUp(Tx tx, UUID memberId, Request request) {
        Cooperatives.locked(tx);
        Member applicant = Members.get(tx, memberId);
        applicant.mustBeApplicant();
        Days.mustHaveCome(tx, request.givenUpOn(), "/givenUpOn");
        LocalDate since =
                applicant.acceptedOn() == null ? applicant.appliedOn() : applicant.acceptedOn();
        if (request.givenUpOn().isBefore(since)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/givenUpOn", "said.applicant-since", Map.of("since", since)));
        }
        Members.giveUp(tx, memberId, request.givenUpOn());
        MemberEvents.publishGivenUp(tx, memberId, request.givenUpOn());
        tx.audit(
                "application-given-up",
                memberId.toString(),
                Map.of("givenUpOn", request.givenUpOn()));
    }
}
