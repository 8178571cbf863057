package coop.kyodo.membership.certificate;

import coop.kyodo.kit.document.Documents;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Certificates of units.
@Path("/v1/cooperatives/{cooperativeId}")
public class CertificateResource {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /// All certificates of one member, newest first.
    record Listing(List<Certificate> items) {}

    /// Whether a paper is what was issued; what it says only when it is.
    record Confirmation(
            long number,
            boolean genuine,
            Certificate.@Nullable State state,
            @Nullable Long memberNumber,
            @Nullable Long units,
            @Nullable Money subscribed,
            @Nullable Money paidIn,
            @Nullable LocalDate issuedOn) {

        static Confirmation of(Certificate certificate, String hash) {
            return certificate.contentHash().equals(hash)
                    ? new Confirmation(
                            certificate.number(),
                            true,
                            certificate.state(),
                            certificate.memberNumber(),
                            certificate.units(),
                            certificate.subscribed(),
                            certificate.paidIn(),
                            certificate.issuedOn())
                    : new Confirmation(
                            certificate.number(), false, null, null, null, null, null, null);
        }
    }

    private final Work work;
    private final Caller caller;
    private final Documents documents;

    CertificateResource(Work work, Caller caller, Documents documents) {
        this.work = work;
        this.caller = caller;
        this.documents = documents;
    }

    @POST
    @Path("/members/{memberId}/certificates")
    @Allowed(
            scope = "membership:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response issue(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull IssueCertificate.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Certificate issued = IssueCertificate.issue(tx, memberId, request);
                    return Reply.created(
                            "/v1/cooperatives/%s/members/%s/certificates/%s"
                                    .formatted(cooperativeId, memberId, issued.number()),
                            issued);
                });
    }

    @GET
    @Path("/members/{memberId}/certificates")
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Listing list(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("memberId") UUID memberId) {
        mustBeTheirs(cooperativeId, memberId);
        return work.read(
                cooperativeId,
                tx -> {
                    Cooperative cooperative = Cooperatives.latest(tx);
                    Members.get(tx, memberId);
                    return new Listing(Certificates.of(tx, cooperative, memberId));
                });
    }

    @GET
    @Path("/members/{memberId}/certificates/{certificateNumber}")
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Certificate get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("certificateNumber") long number) {
        mustBeTheirs(cooperativeId, memberId);
        return work.read(
                cooperativeId,
                tx -> Certificates.get(tx, Cooperatives.latest(tx), memberId, number));
    }

    @GET
    @Path("/members/{memberId}/certificates/{certificateNumber}/document")
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response document(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @PathParam("certificateNumber") long number) {
        mustBeTheirs(cooperativeId, memberId);
        var paper =
                work.read(
                        cooperativeId,
                        tx -> {
                            Cooperative cooperative = Cooperatives.latest(tx);
                            Certificate certificate =
                                    Certificates.get(tx, cooperative, memberId, number);
                            if (certificate.state() == Certificate.State.SUPERSEDED) {
                                throw Problems.conflict(
                                        "certificate-superseded",
                                        FormFault.of("", "said.certificate-superseded"));
                            }
                            return CertificatePaper.of(
                                    Cooperatives.asOf(tx, certificate.issuedOn()).name(),
                                    certificate);
                        });
        return documents.answer(paper, "certificate-" + number);
    }

    @GET
    @Path("/certificates/{certificateNumber}/verification")
    @Allowed(
            scope = "membership:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Confirmation verify(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("certificateNumber") long number,
            @QueryParam("hash") @Nullable String hash) {
        if (hash == null || !HASH.matcher(hash).matches()) {
            throw Problems.malformed("validation-failed", FormFault.of("query:hash", "form.hash"));
        }
        return work.read(
                cooperativeId,
                tx ->
                        Confirmation.of(
                                Certificates.find(tx, Cooperatives.latest(tx), number)
                                        .orElseThrow(
                                                () -> Problems.notFound("certificate-not-found")),
                                hash));
    }

    private void mustBeTheirs(UUID cooperativeId, UUID memberId) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
    }
}
