package coop.kyodo.kit.testing;

import coop.kyodo.kit.testing.contract.Exchange;
import coop.kyodo.kit.testing.contract.Operation;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Walks every operation of the contract with tokens that must not open it. A service subclasses it
/// as a `@QuarkusTest`.
public abstract class SecurityWalk extends ContractWalk {

    private static final Set<Integer> UNAUTHENTICATED = Set.of(401);
    private static final Set<Integer> FORBIDDEN = Set.of(403);
    private static final Set<Integer> NOT_THERE = Set.of(403, 404);

    @Test
    void withoutATokenNothingOpens() {
        walk("no token", null, UNAUTHENTICATED);
    }

    @Test
    void anExpiredTokenOpensNothing() {
        walk("an expired token", Tokens.everywhere().expired().bearer(), UNAUTHENTICATED);
    }

    @Test
    void aForeignIssuersTokenOpensNothing() {
        walk("a foreign issuer", Tokens.everywhere().foreignIssuer().bearer(), UNAUTHENTICATED);
        walk("a foreign key", Tokens.everywhere().foreignKey().bearer(), UNAUTHENTICATED);
    }

    @Test
    void aTokenForAnotherSystemOpensNothing() {
        walk("a wrong audience", Tokens.everywhere().wrongAudience().bearer(), UNAUTHENTICATED);
    }

    @Test
    void anythingThatIsNoTokenOpensNothing() {
        walk("a token of another form", "not-a-token", UNAUTHENTICATED);
    }

    @Test
    void aTokenWithoutTheScopeOpensNothing() {
        walk("no scope", Tokens.everywhere().scopes("").bearer(), FORBIDDEN);
        walk("another scope", Tokens.everywhere().scopes("other:read").bearer(), FORBIDDEN);
    }

    @Test
    void aTokenWithoutAnyRoleOpensNothing() {
        String nobody = Tokens.of(tenantId()).bearer();
        walk("no role", nobody, NOT_THERE);
    }

    @Test
    void anotherTenantsTokenOpensNothing() {
        UUID other = UUID.randomUUID();
        String stranger =
                Tokens.of(other)
                        .everyRole()
                        .with(
                                "federations",
                                Map.of(
                                        other.toString(),
                                        Set.of("member", "clerk", "director", "auditor")))
                        .bearer();
        walk("another tenant's token", stranger, NOT_THERE);
    }

    private void walk(String what, @Nullable String token, Set<Integer> expected) {
        for (Operation operation : operations()) {
            if (!operation.isPublic()) {
                Exchange exchange = send(what, example(operation).token(token));
                if (!expected.contains(exchange.status())) {
                    fault(what, exchange, "expected " + expected);
                }
            }
        }
        end();
    }
}
