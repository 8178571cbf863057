package coop.kyodo.kit.rules;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Reads the profiles of the folder `kyodo.profiles.folder` before the service takes calls; one
/// that is not what a profile is keeps it from starting.
@ApplicationScoped
class ProfileFolder {

    private final Optional<Path> folder;

    ProfileFolder(@ConfigProperty(name = "kyodo.profiles.folder") Optional<Path> folder) {
        this.folder = folder;
    }

    void read(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        folder.ifPresent(Rulebook::addFolder);
    }
}
