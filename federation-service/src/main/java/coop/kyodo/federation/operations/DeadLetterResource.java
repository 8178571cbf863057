package coop.kyodo.federation.operations;

import coop.kyodo.kit.events.DeadLetters;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/// Events that could not take effect, for the operator.
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private final DeadLetters deadLetters;

    /// The dead letters of all tenants.
    public record DeadLetterList(List<DeadLetters.DeadLetter> items) {}

    DeadLetterResource(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GET
    @Allowed(scope = "audit:read", roles = Role.OPERATOR)
    public DeadLetterList list() {
        return new DeadLetterList(deadLetters.all());
    }

    @POST
    @Path("{deadLetterId}/replay")
    @Allowed(scope = "dead-letter:write", roles = Role.OPERATOR)
    public DeadLetters.DeadLetter replay(@PathParam("deadLetterId") UUID deadLetterId) {
        return deadLetters.replay(deadLetterId);
    }
}
