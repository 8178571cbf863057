package coop.kyodo.local;

/// Who says who a caller is: Keycloak in the stack, a bare token issuer where a test needs no more.
public interface Identity extends Part {

    /// The issuer whose tokens the services trust.
    String issuer();

    Bearers bearers();
}
