package coop.kyodo.local;

import java.nio.file.Path;

/// One process of the stack. It can be killed and started again on what it has stored.
public interface Part extends AutoCloseable {

    String name();

    /// Where it can be reached, for people.
    String address();

    /// Starts it and waits until it is ready.
    void start();

    boolean isRunning();

    /// Ends it without warning, as `kill -9` does.
    void kill9();

    /// Ends it in order.
    @Override
    void close();

    Path log();
}
