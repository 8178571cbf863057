package coop.kyodo.local;

import java.util.Locale;

/// The four services, in the order of their ports.
public enum Service {
    MEMBERSHIP(8081),
    GOVERNANCE(8082),
    SURPLUS(8083),
    FEDERATION(8084);

    private final int defaultPort;

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    int defaultPort() {
        return defaultPort;
    }

    /// `membership`: also the name of its database.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `membership-service`: also the name of its module.
    String title() {
        return id() + "-service";
    }

    String portVariable() {
        return "KYODO_" + name() + "_PORT";
    }
}
