package coop.kyodo.kit.testing.servers;

/// A role of a database and its password.
public record Login(String role, String password) {

    /// A role whose password is its name: for tests.
    public static Login of(String role) {
        return new Login(role, role);
    }

    @Override
    public String toString() {
        return role;
    }
}
