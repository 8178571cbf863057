package coop.kyodo.local;

import java.nio.file.Path;

/// Prints a bearer token of an example user.
final class Token {

    private Token() {}

    public static void main(String[] arguments) {
        try {
            Settings settings =
                    Settings.from(Path.of(System.getProperty("kyodo.root", ".")), System.getenv());
            System.out.println(new KeycloakBearers(settings).of(arguments[0]));
        } catch (Failure failure) {
            System.err.println("token: " + failure.getMessage());
            System.exit(1);
        }
    }
}
