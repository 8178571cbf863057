package coop.kyodo.kit.security;

import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Decides once per request who may pass: token, scope, tenant, role, in this order. A tenant in
/// which the caller has no role at all does not exist for them.
class AccessFilter {

    private final CurrentIdentityAssociation identities;
    private final CheckedTokens tokens;
    private final Caller caller;
    private final Call call;

    AccessFilter(
            CurrentIdentityAssociation identities, CheckedTokens tokens, Caller caller, Call call) {
        this.identities = identities;
        this.tokens = tokens;
        this.caller = caller;
        this.call = call;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        caller.is(claims(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        call.actAs(caller.subject(), call.requestId());
        Allowed allowed = resource.getResourceMethod().getAnnotation(Allowed.class);
        if (allowed == null) {
            throw Problems.forbidden("role-missing", FormFault.of("", "said.nobody-may"));
        }
        String scope = scope(allowed, resource.getResourceClass());
        if (!caller.hasScope(scope)) {
            throw Problems.forbidden(
                    "scope-missing",
                    new FormFault("", "said.scope-needed", Map.of("scope", scope)));
        }
        checkRoles(allowed, tenant(request));
    }

    private Claims claims(@Nullable String authorization) {
        return tokens.in(authorization)
                .orElseGet(() -> {
                    Claims checked = checked();
                    tokens.note(authorization, checked);
                    return checked;
                });
    }

    /// What the token says, which is checked when the identity is asked for.
    private Claims checked() {
        SecurityIdentity identity = identities.getIdentity();
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Problems.tokenMissing();
        }
        return Claims.of(token);
    }

    private static String scope(Allowed allowed, Class<?> resource) {
        Area area = resource.getAnnotation(Area.class);
        return area == null ? allowed.scope() : allowed.scope().replace("*", area.value());
    }

    private void checkRoles(Allowed allowed, @Nullable UUID tenant) {
        Set<Role> held = caller.rolesEverywhere();
        if (tenant != null) {
            held.addAll(caller.roles(tenant));
            if (held.isEmpty()) {
                throw Problems.notFound("not-found");
            }
        }
        if (Arrays.stream(allowed.roles()).noneMatch(held::contains)) {
            throw Problems.forbidden(
                    "role-missing",
                    new FormFault(
                            "",
                            "said.role-needed",
                            Map.of(
                                    "roles",
                                    Arrays.stream(allowed.roles())
                                            .map(Role::name)
                                            .collect(Collectors.joining(", ")))));
        }
    }

    private static @Nullable UUID tenant(ContainerRequestContext request) {
        var parameters = request.getUriInfo().getPathParameters();
        String named = parameters.getFirst("cooperativeId");
        if (named == null) {
            named = parameters.getFirst("federationId");
        }
        if (named == null) {
            return null;
        }
        try {
            return UUID.fromString(named);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("not-found");
        }
    }
}
