package coop.kyodo.local;

/// Tokens of the example users.
public interface Bearers {

    /// A bearer token that is good for some minutes at least, with every scope the user may have.
    String of(String user);
}
