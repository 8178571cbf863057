package coop.kyodo.surplus.profile;

import coop.kyodo.kit.rules.Rulebook;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/// Reads the surplus of the profiles that the operator added before the service takes calls; one
/// that refers to what it does not hold keeps it from starting.
@ApplicationScoped
class AddedProfiles {

    void read(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        Rulebook.added().forEach(Profiles::of);
    }
}
