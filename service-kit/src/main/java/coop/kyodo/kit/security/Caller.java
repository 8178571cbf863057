package coop.kyodo.kit.security;

import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who is calling, from the claims of the bearer token: `scope`; `cooperatives` and `federations`,
/// which give the roles by tenant id (`*` for all); and `member`, which gives the member's id by
/// co-operative.
@RequestScoped
public class Caller {

    private static final String EVERYWHERE = "*";

    private Claims claims = Claims.NONE;

    void is(Claims checked) {
        claims = checked;
    }

    /// The token's subject.
    public String subject() {
        return claims.subject();
    }

    /// Whether the token carries this scope.
    public boolean hasScope(String scope) {
        return claims.own().get(Claims.SCOPE) instanceof String scopes
                && Arrays.asList(scopes.split(" ")).contains(scope);
    }

    /// The roles held in this tenant itself.
    public Set<Role> roles(UUID tenant) {
        Set<Role> roles = rolesIn(Claims.COOPERATIVES, tenant.toString());
        roles.addAll(rolesIn(Claims.FEDERATIONS, tenant.toString()));
        return roles;
    }

    /// Whether the caller has this role in the tenant, or everywhere.
    public boolean has(UUID tenant, Role role) {
        return roles(tenant).contains(role) || rolesEverywhere().contains(role);
    }

    /// The roles held in every tenant: an operator's.
    public Set<Role> rolesEverywhere() {
        Set<Role> roles = rolesIn(Claims.COOPERATIVES, EVERYWHERE);
        roles.addAll(rolesIn(Claims.FEDERATIONS, EVERYWHERE));
        return roles;
    }

    /// Which member of this co-operative the caller is.
    public Optional<UUID> member(UUID tenant) {
        if (claims.own().get(Claims.MEMBER) instanceof JsonObject members
                && members.get(tenant.toString()) instanceof JsonString id) {
            try {
                return Optional.of(UUID.fromString(id.getString()));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Lets the member itself pass, and whoever has one of these roles.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 for anybody else: other members' records do
    ///   not exist for them
    public void mustBeMemberOr(UUID tenant, UUID member, Role... roles) {
        boolean self = member(tenant).filter(member::equals).isPresent();
        if (!self && Arrays.stream(roles).noneMatch(role -> has(tenant, role))) {
            throw Problems.notFound("member-not-found");
        }
    }

    private Set<Role> rolesIn(String claim, String tenant) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (claims.own().get(claim) instanceof JsonObject tenants
                && tenants.get(tenant) instanceof JsonArray names) {
            for (JsonValue name : names) {
                if (name instanceof JsonString text) {
                    role(text.getString()).ifPresent(roles::add);
                }
            }
        }
        return roles;
    }

    private static Optional<Role> role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
