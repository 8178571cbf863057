package coop.kyodo.surplus.plan;

import coop.kyodo.kit.events.Loop;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Carries on every execution that has begun and not finished, also one that a crash interrupted.
/// Several replicas may do so at once: they take turns by the lock on the fiscal year.
@ApplicationScoped
class Executor {

    private static final Logger LOG = Logger.getLogger(Executor.class);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final Work work;
    private final Call call;
    private final Loop loop = new Loop("kyodo-executor", INTERVAL, this::run);

    Executor(Work work, Call call) {
        this.work = work;
        this.call = call;
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
    }

    private void run(Loop running) throws InterruptedException {
        List<Executions.Open> open = new ArrayList<>(work.readAll(Executions::open));
        while (running.isOn() && !open.isEmpty()) {
            open.removeIf(each -> !takesStep(each));
        }
        running.pause();
    }

    /// Whether there is more to do. A step that fails is logged and taken again in the next round,
    /// so that one co-op's trouble keeps nobody else waiting.
    private boolean takesStep(Executions.Open execution) {
        try {
            return step(execution);
        } catch (RuntimeException e) {
            LOG.warnf("the execution of plan %s waits after: %s", execution.planId(), e);
            return false;
        }
    }

    @ActivateRequestContext
    boolean step(Executions.Open execution) {
        call.actAs("execution", execution.planId().toString());
        return work.write(execution.tenantId(), tx -> ExecutePlan.goOn(tx, execution.planId()));
    }
}
