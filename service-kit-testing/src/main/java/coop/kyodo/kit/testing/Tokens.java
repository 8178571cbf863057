package coop.kyodo.kit.testing;

import coop.kyodo.kit.testing.KyodoServers.Shared;
import coop.kyodo.kit.testing.contract.Contract;
import coop.kyodo.kit.testing.servers.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Tokens of the test issuer: `Tokens.of(coop).role("clerk").scopes("membership:read").bearer()`.
/// Each step answers a new value. Without [#scopes] a token carries every scope that the contract
/// mentions; without [#subject] its subject is the role.
public final class Tokens {

    static final String AUDIENCE = "kyodo";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final InstantSource CLOCK = InstantSource.system();

    private final Map<String, Object> claims;
    private final Tenant tenant;
    private final Set<String> roles;
    private final Fault fault;

    /// What is wrong with a token.
    private enum Fault {
        NONE,
        EXPIRED,
        FOREIGN_ISSUER,
        FOREIGN_KEY,
        WRONG_AUDIENCE
    }

    /// @param claim `cooperatives` or `federations`
    /// @param id `*` for an operator
    private record Tenant(String claim, String id) {}

    private Tokens(Map<String, Object> claims, Tenant tenant, Set<String> roles, Fault fault) {
        this.claims = claims;
        this.tenant = tenant;
        this.roles = roles;
        this.fault = fault;
    }

    /// The operator of the installation, for every co-operative and every federation.
    public static Tokens operator() {
        return new Tokens(
                Map.of("federations", Map.of("*", List.of("operator"))),
                new Tenant("cooperatives", "*"),
                Set.of("operator"),
                Fault.NONE);
    }

    /// Every role in every co-operative and every federation: nobody has this in earnest, but walks
    /// over the whole contract need to get past the guard.
    public static Tokens everywhere() {
        List<String> all = List.of("member", "clerk", "director", "auditor", "operator");
        return operator().everyRole().with("federations", Map.of("*", all)).subject("everybody");
    }

    /// Someone who acts for one co-operative.
    public static Tokens of(UUID cooperative) {
        return of(new Tenant("cooperatives", cooperative.toString()));
    }

    /// Someone who acts for one co-operative.
    public static Tokens of(String cooperative) {
        return of(UUID.fromString(cooperative));
    }

    /// Someone who acts for one federation.
    public static Tokens ofFederation(UUID federation) {
        return of(new Tenant("federations", federation.toString()));
    }

    /// Someone who acts for one federation.
    public static Tokens ofFederation(String federation) {
        return ofFederation(UUID.fromString(federation));
    }

    private static Tokens of(Tenant tenant) {
        return new Tokens(Map.of(), tenant, Set.of(), Fault.NONE);
    }

    /// Adds a role in the tenant: member, clerk, director, auditor or operator.
    public Tokens role(String role) {
        Set<String> more = new LinkedHashSet<>(roles);
        more.add(role);
        return new Tokens(claims, tenant, more, fault);
    }

    /// Every role that a tenant's own people can have.
    public Tokens everyRole() {
        return role("member").role("clerk").role("director").role("auditor");
    }

    /// Exactly these scopes, separated by spaces; empty for none.
    public Tokens scopes(String scopes) {
        return with("scope", scopes);
    }

    /// Which member of the tenant the bearer is; adds the role `member`.
    public Tokens member(UUID member) {
        return with("member", Map.of(tenant.id(), member.toString())).role("member");
    }

    /// Which member of the tenant the bearer is; adds the role `member`.
    public Tokens member(String member) {
        return member(UUID.fromString(member));
    }

    public Tokens subject(String subject) {
        return with("sub", subject);
    }

    /// Any other claim.
    public Tokens with(String claim, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(claim, value);
        return new Tokens(more, tenant, roles, fault);
    }

    /// Ended a day ago.
    public Tokens expired() {
        return with(Fault.EXPIRED);
    }

    /// Issued by somebody else, with a key of their own.
    public Tokens foreignIssuer() {
        return with(Fault.FOREIGN_ISSUER);
    }

    /// Says it is of our issuer, but is signed with another key.
    public Tokens foreignKey() {
        return with(Fault.FOREIGN_KEY);
    }

    /// Meant for another system.
    public Tokens wrongAudience() {
        return with(Fault.WRONG_AUDIENCE);
    }

    private Tokens with(Fault other) {
        return new Tokens(claims, tenant, roles, other);
    }

    /// The value of the `Authorization` header: `Bearer ` and the token.
    public String header() {
        return "Bearer " + bearer();
    }

    /// The signed token itself, as RestAssured's `auth().oauth2(...)` wants it.
    public String bearer() {
        Instant now = CLOCK.instant();
        Instant issued = fault == Fault.EXPIRED ? now.minus(Duration.ofDays(1)).minus(LIFE) : now;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "iss",
                fault == Fault.FOREIGN_ISSUER ? "https://issuer.example.org" : Shared.ISSUER.get());
        all.put("aud", List.of(fault == Fault.WRONG_AUDIENCE ? "another-system" : AUDIENCE));
        all.put("sub", roles.isEmpty() ? "nobody" : String.join("-", roles));
        all.put("iat", issued.getEpochSecond());
        all.put("exp", issued.plus(LIFE).getEpochSecond());
        all.put("jti", UUID.randomUUID().toString());
        all.put("typ", "Bearer");
        if (!claims.containsKey("scope")) {
            all.put("scope", String.join(" ", Contract.ofService().scopes()));
        }
        all.put(tenant.claim(), Map.of(tenant.id(), new ArrayList<>(roles)));
        all.putAll(claims);
        return key().sign(all);
    }

    private SigningKey key() {
        return switch (fault) {
            case FOREIGN_ISSUER, FOREIGN_KEY -> Foreign.KEY;
            case NONE, EXPIRED, WRONG_AUDIENCE -> SigningKey.decode(Shared.SIGNING_KEY.get());
        };
    }

    /// Made only when it is needed.
    private static final class Foreign {
        static final SigningKey KEY = SigningKey.generate();
    }
}
