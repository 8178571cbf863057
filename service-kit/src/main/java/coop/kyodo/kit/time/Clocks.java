package coop.kyodo.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one clock of a service. Everything that needs the time has it injected; nothing else calls
/// `now()`.
@ApplicationScoped
class Clocks {

    @Produces
    @ApplicationScoped
    Clock clock(@ConfigProperty(name = "kyodo.time-zone") ZoneId zone) {
        return Clock.system(zone);
    }
}
