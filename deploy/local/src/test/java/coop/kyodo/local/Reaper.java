package coop.kyodo.local;

import coop.kyodo.local.year.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Kills parts of the stack at chosen steps of the year and starts them again meanwhile, as whoever
/// watches over a server does.
final class Reaper implements Witness {

    private final Map<String, Part> before = new HashMap<>();
    private final Map<String, Part> underWay = new HashMap<>();
    private final List<String> killed = new ArrayList<>();
    private final List<CompletableFuture<Void>> restarts = new ArrayList<>();

    /// Kills the part just before the step's request is sent.
    Reaper killBefore(String key, Part part) {
        before.put(key, part);
        return this;
    }

    /// Kills the part while the step's request is under way to it or through it.
    Reaper killDuring(String key, Part part) {
        underWay.put(key, part);
        return this;
    }

    @Override
    public void before(String key) {
        kill(before.remove(key));
    }

    @Override
    public void sent(String key) {
        kill(underWay.remove(key));
    }

    private void kill(@Nullable Part part) {
        if (part != null) {
            part.kill9();
            killed.add(part.name());
            restarts.add(CompletableFuture.runAsync(part::start));
        }
    }

    /// The names of the parts that were killed, when all of them run again.
    List<String> killed() {
        restarts.forEach(CompletableFuture::join);
        return killed;
    }
}
