package coop.kyodo.local;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;

/// What is done with the stack once it is up, over its public APIs alone.
public interface Story {

    /// @param services where each service's API is
    /// @param bearers tokens of the example users
    /// @param out where the steps are shown
    void tell(Map<Service, URI> services, Bearers bearers, PrintStream out);
}
