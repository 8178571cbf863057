package coop.kyodo.membership.register;

import coop.kyodo.kit.export.ContentHash;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The register of members (JP-029).
@Path("/v1/cooperatives/{cooperativeId}/register")
public class RegisterResource {

    /// What tells one export of the register from another.
    record Hash(
            Format format,
            LocalDate asOf,
            Instant knownAt,
            long members,
            long bytes,
            String sha256) {}

    private final Work work;
    private final Exports exports;

    RegisterResource(Work work, Exports exports) {
        this.work = work;
        this.exports = exports;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Register get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> Registers.page(tx, asOf, knownAt, page));
    }

    @GET
    @Path("/export")
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response export(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("format") @Nullable String format,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        Format as = Format.of(format);
        AsKnown when =
                work.write(
                        cooperativeId,
                        tx -> {
                            // What is being recorded now is waited for: a named state stays as it
                            // is.
                            Cooperatives.locked(tx);
                            AsKnown fixed = AsKnown.of(tx, asOf, knownAt);
                            tx.audit(
                                    "register-exported",
                                    cooperativeId.toString(),
                                    Map.of(
                                            "format", as,
                                            "asOf", fixed.asOf(),
                                            "knownAt", fixed.knownAt()));
                            return fixed;
                        });
        return exports.answer(
                        cooperativeId, as, RegisterSheets.WHOLE, tx -> Registers.all(tx, when))
                .header(
                        HttpHeaders.CONTENT_LOCATION,
                        "/v1/cooperatives/%s/register/export?format=%s&asOf=%s&knownAt=%s"
                                .formatted(cooperativeId, as, when.asOf(), when.knownAt()))
                .build();
    }

    @GET
    @Path("/export/hash")
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Hash hash(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("format") @Nullable String format,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        Format as = Format.of(format);
        AsKnown when =
                work.read(
                        cooperativeId,
                        tx -> {
                            Cooperatives.latest(tx);
                            return AsKnown.of(tx, asOf, knownAt);
                        });
        ContentHash hash =
                exports.hash(
                        cooperativeId, as, RegisterSheets.WHOLE, tx -> Registers.all(tx, when));
        return new Hash(as, when.asOf(), when.knownAt(), hash.rows(), hash.bytes(), hash.sha256());
    }
}
