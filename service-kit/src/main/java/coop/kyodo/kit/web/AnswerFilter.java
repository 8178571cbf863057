package coop.kyodo.kit.web;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Makes an answer that names no media type of its own JSON; left to itself the framework writes
/// any object as plain text for whoever accepts that. Who only asks and accepts no JSON gets a 406;
/// who changed something is told what came of it all the same.
class AnswerFilter {

    private static final MediaType JSON =
            MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name());
    private static final Set<String> ASKING = Set.of("GET", "HEAD");

    @ServerResponseFilter
    public void represent(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.hasEntity() || response.getMediaType() != null) {
            return;
        }
        if (ASKING.contains(request.getMethod()) && !acceptsJson(request)) {
            throw new NotAcceptableException();
        }
        response.setEntity(response.getEntity(), response.getEntityAnnotations(), JSON);
    }

    private static boolean acceptsJson(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream().anyMatch(JSON::isCompatible);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
