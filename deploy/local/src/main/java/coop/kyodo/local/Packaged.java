package coop.kyodo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A service as Maven packages it.
///
/// @param folder where the jar is started; the cache holds for it in the current folder only
record Packaged(Path folder) {

    static final String JAR = "quarkus-run.jar";

    /// What the JVM knows of the service's classes from an earlier run.
    static final String CACHE = "app.aot";

    static Packaged in(Path root, Service service) {
        Path folder = root.resolve(service.title()).resolve("target/quarkus-app");
        if (!Files.exists(folder.resolve(JAR))) {
            throw new Failure(
                    service.title() + " is not packaged: run ./mvnw package -DskipTests first");
        }
        return new Packaged(folder);
    }

    /// Whether a cache was made of this very package.
    boolean isTrained() {
        Path cache = folder.resolve(CACHE);
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache)
                                    .compareTo(Files.getLastModifiedTime(folder.resolve(JAR)))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + cache, e);
        }
    }

    void forgetTraining() {
        try {
            Files.deleteIfExists(folder.resolve(CACHE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an old " + CACHE, e);
        }
    }
}
