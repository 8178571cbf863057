package coop.kyodo.membership.certificate;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Gone;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.MemberState;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Issues a certificate of what a member holds now, dated when that was held already. Earlier ones
/// of the same member are superseded.
final class IssueCertificate {

    /// The day that stands on it.
    record Request(@NotNull LocalDate issuedOn) {}

    /// What others are told.
    record Issued(
            UUID cooperativeId,
            UUID memberId,
            long number,
            long units,
            Money subscribed,
            Money paidIn,
            LocalDate issuedOn,
            String contentHash) {}

    private IssueCertificate() {}

    static Certificate issue(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        mustHold(tx, cooperative, Members.get(tx, memberId), request.issuedOn());
        Days.mustHaveCome(tx, request.issuedOn(), "/issuedOn");
        Gone gone = Gone.givenUpBefore(tx, memberId, tx.today());
        CertificateContent content =
                Certificates.contentNow(
                        tx,
                        cooperative,
                        memberId,
                        tx.nextNumber("certificate"),
                        request.issuedOn(),
                        gone);
        Certificates.add(tx, content, gone);
        tx.publish(
                new Event(
                        "coop.kyodo.membership.certificate-issued.v1",
                        memberId,
                        Members.nextVersion(tx, memberId),
                        new Issued(
                                tx.tenant(),
                                memberId,
                                content.number(),
                                content.units(),
                                content.subscribed(),
                                content.paidIn(),
                                content.issuedOn(),
                                content.hash())));
        tx.audit(
                "certificate-issued",
                memberId.toString(),
                Map.of(
                        "number", content.number(),
                        "units", content.units(),
                        "issuedOn", content.issuedOn(),
                        "contentHash", content.hash()));
        return Certificates.get(tx, cooperative, memberId, content.number());
    }

    private static void mustHold(
            Tx tx, Cooperative cooperative, Member member, LocalDate issuedOn) {
        LocalDate admittedOn = member.admittedOn();
        if (admittedOn == null || member.state() == MemberState.LEFT) {
            throw Problems.conflict(
                    "not-a-member",
                    new FormFault("", "said.membership-state", Map.of("state", member.state())));
        }
        member.mustNotHaveLeftBefore(cooperative.rules(), issuedOn);
        if (issuedOn.isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/issuedOn",
                            "said.membership-since",
                            Map.of("admittedOn", admittedOn)));
        }
        LocalDate heldSince =
                Stream.concat(
                                MemberHistories.of(tx, member.memberId()).heldSince().stream(),
                                Certificates.heldSinceGivenUp(tx, member.memberId()).stream())
                        .max(Comparator.naturalOrder())
                        .orElse(admittedOn);
        if (issuedOn.isBefore(heldSince)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/issuedOn", "said.held-since", Map.of("heldSince", heldSince)));
        }
    }
}
