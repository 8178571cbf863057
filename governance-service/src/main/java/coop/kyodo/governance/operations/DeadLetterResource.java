package coop.kyodo.governance.operations;

import coop.kyodo.kit.events.DeadLetters;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Dead letters over HTTP.
@Path("/v1/dead-letters")
public class DeadLetterResource {

    private final DeadLetters deadLetters;

    DeadLetterResource(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GET
    @Allowed(scope = "audit:read", roles = Role.OPERATOR)
    public Page<DeadLetters.DeadLetter> all() {
        return new Page<>(deadLetters.all(), null);
    }

    @POST
    @Path("/{deadLetterId}/replay")
    @Allowed(scope = "dead-letter:write", roles = Role.OPERATOR)
    public DeadLetters.DeadLetter replay(@PathParam("deadLetterId") UUID deadLetterId) {
        return deadLetters.replay(deadLetterId);
    }
}
