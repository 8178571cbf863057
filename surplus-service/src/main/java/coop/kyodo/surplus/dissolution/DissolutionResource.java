package coop.kyodo.surplus.dissolution;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// What would become of the co-op's residue.
@Path("/v1/cooperatives/{cooperativeId}/dissolution-calculations")
public class DissolutionResource {

    private final Work work;

    DissolutionResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public CalculateDissolution.Calculation calculate(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull CalculateDissolution.Request request) {
        return work.read(cooperativeId, tx -> CalculateDissolution.calculate(tx, request));
    }
}
