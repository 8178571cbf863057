package coop.kyodo.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the sources of this repository lie.
public final class Repository {

    private Repository() {}

    public static Path root() {
        String known = System.getProperty("maven.multiModuleProjectDirectory");
        if (known != null && Files.exists(Path.of(known, "mvnw"))) {
            return Path.of(known);
        }
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "not inside the repository: " + Path.of("").toAbsolutePath());
    }
}
