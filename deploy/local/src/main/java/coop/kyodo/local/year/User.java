package coop.kyodo.local.year;

/// The example users, as the realm of the local stack names them.
final class User {

    static final String OPERATOR = "operator";
    static final String CLERK = "clerk";
    static final String DIRECTOR = "director";
    static final String AUDITOR = "auditor";
    static final String MEMBER = "member";
    static final String FEDERATION_CLERK = "federation-clerk";

    private User() {}
}
