package coop.kyodo.surplus.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.kyodo.kit.events.Loop;
import coop.kyodo.kit.exact.OutOfRangeException;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import coop.kyodo.surplus.year.FiscalYears;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Makes the plans of large co-ops, whose measures and shares take longer to write than a request
/// waits. Each is written in one transaction that is begun anew when something interrupts it, so
/// that a plan is whole whenever it is seen; how far it is stands in a transaction of its own.
@ApplicationScoped
class PlanMaker {

    private static final Logger LOG = Logger.getLogger(PlanMaker.class);
    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final int TOLD_EVERY = 20_000;

    private final Work work;
    private final ObjectMapper json;
    private final Call call;
    private final Texts texts;
    private final int atOnce;
    private final Loop loop = new Loop("kyodo-plan-maker", INTERVAL, this::run);

    PlanMaker(
            Work work,
            ObjectMapper json,
            Call call,
            Texts texts,
            @ConfigProperty(name = "kyodo.plans.members-at-once") int atOnce) {
        this.work = work;
        this.json = json;
        this.call = call;
        this.texts = texts;
        this.atOnce = atOnce;
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
    }

    /// Whether this co-op's plans are made after the answer.
    boolean takesLong(Tx tx) {
        return PlanComputations.isLarge(tx, atOnce);
    }

    /// Notes that a plan is to be made.
    PlanComputationView ask(Tx tx, PlanRequest request) {
        FiscalYears.get(tx, request.fiscalYear());
        UUID id = Ids.orNext(request.id());
        if (Plans.find(tx, id).isPresent() || PlanComputations.find(tx, id).isPresent()) {
            throw Problems.conflict("plan-exists", Map.of("plan", id));
        }
        ObjectNode asked = json.valueToTree(request);
        asked.put("id", id.toString());
        PlanComputations.add(tx, id, request.fiscalYear(), 1, asked.toString(), call);
        tx.audit("plan-asked-for", id.toString(), Map.of("fiscalYear", request.fiscalYear()));
        return PlanComputations.get(tx, id);
    }

    /// Notes that a draft is to be made again.
    PlanComputationView ask(Tx tx, Plan draft, ReviseDraft.Request request) {
        UUID id = draft.planId();
        PlanComputations.find(tx, id)
                .filter(last -> last.state() == PlanComputationView.State.COMPUTING)
                .ifPresent(last -> {
                    throw Problems.conflict(
                            "plan-being-computed", Map.of("revision", last.revision()));
                });
        int revision = draft.revision() + 1;
        PlanComputations.add(
                tx, id, draft.year(), revision, json.valueToTree(request).toString(), call);
        tx.audit("plan-revision-asked-for", id.toString(), Map.of("revision", revision));
        return PlanComputations.get(tx, id);
    }

    private void run(Loop running) throws InterruptedException {
        for (PlanComputations.Open each : work.readAll(PlanComputations::open)) {
            if (running.isOn()) {
                attempt(each);
            }
        }
        running.pause();
    }

    /// What fails is logged and begun anew in the next round, so that one co-op's trouble keeps
    /// nobody else waiting.
    private void attempt(PlanComputations.Open each) {
        try {
            make(each);
        } catch (RuntimeException e) {
            LOG.warnf("the making of plan %s begins anew after: %s", each.planId(), e);
        }
    }

    @ActivateRequestContext
    void make(PlanComputations.Open each) {
        call.actAs(each.subject(), each.requestId());
        try {
            work.write(each.tenantId(), tx -> made(tx, each));
        } catch (RefusedException refused) {
            Problem said = texts.refusal(refused.refusal(), each.language());
            refuse(each, refused.isConflict() ? conflict(said) : said);
        } catch (ProblemException problem) {
            refuse(each, texts.problem(problem, each.language()));
        } catch (OutOfRangeException tooLarge) {
            LOG.debugf(tooLarge, "plan %s has an amount that is too large", each.planId());
            refuse(each, texts.problem(Problems.outOfRange(), each.language()));
        }
    }

    /// What a rule says of how things stand is a 409, also after the answer.
    private static Problem conflict(Problem said) {
        return new Problem(
                said.type(),
                said.title(),
                409,
                said.code(),
                said.detail(),
                said.errors(),
                said.rule(),
                said.source(),
                said.figures());
    }

    private boolean made(Tx tx, PlanComputations.Open each) {
        if (!PlanComputations.claim(tx, each.planId())) {
            return false;
        }
        Progress progress = new Progress(each);
        if (each.revision() == 1) {
            MakePlan.make(tx, request(each, PlanRequest.class), progress);
        } else {
            ReviseDraft.revise(
                    tx, each.planId(), request(each, ReviseDraft.Request.class), progress);
        }
        PlanComputations.note(tx, each, progress.written);
        PlanComputations.finish(tx, each, null);
        return true;
    }

    private void refuse(PlanComputations.Open each, Problem problem) {
        work.write(
                each.tenantId(),
                tx -> {
                    PlanComputations.finish(tx, each, json.valueToTree(problem).toString());
                    tx.audit(
                            "plan-refused",
                            each.planId().toString(),
                            Map.of("code", problem.code()));
                    return problem;
                });
    }

    /// Says now and then how much is written.
    private final class Progress implements IntConsumer {

        private final PlanComputations.Open of;
        private int written;
        private int told;

        Progress(PlanComputations.Open of) {
            this.of = of;
        }

        @Override
        public void accept(int lines) {
            written = lines;
            if (written - told >= TOLD_EVERY) {
                told = written;
                work.writeAside(of.tenantId(), aside -> PlanComputations.note(aside, of, lines));
            }
        }
    }

    private <T> T request(PlanComputations.Open each, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(each.request());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was asked for cannot be read", e);
        }
    }
}
