package coop.kyodo.kit.webhook;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Carries one delivery: signs it, sends it, and notes what came of it.
@ApplicationScoped
class Postman {

    private final Work work;
    private final Call call;
    private final Sender sender;
    private final Clock clock;
    private final WebhookConfig config;
    private final MeterRegistry metrics;

    Postman(
            Work work,
            Call call,
            Sender sender,
            Clock clock,
            WebhookConfig config,
            MeterRegistry metrics) {
        this.work = work;
        this.call = call;
        this.sender = sender;
        this.clock = clock;
        this.config = config;
        this.metrics = metrics;
    }

    @ActivateRequestContext
    void carry(Due due) {
        call.actAs("webhook:" + due.webhookId(), due.eventId().toString());
        List<String> secrets =
                work.read(due.tenantId(), tx -> Endpoints.secrets(tx, due.webhookId()));
        Instant begun = clock.instant();
        Answer answer =
                sender.send(
                        URI.create(due.url()),
                        Signatures.headers(secrets, due.eventId().toString(), begun, due.payload()),
                        due.payload());
        long millis = Math.max(0, Duration.between(begun, clock.instant()).toMillis());
        Delivery.Attempt attempt =
                new Delivery.Attempt(
                        due.attempts() + 1,
                        begun,
                        millis,
                        answer.status(),
                        answer.start(),
                        answer.error());
        work.write(due.tenantId(), tx -> note(tx, due, attempt, answer.isDelivered()));
        metrics.timer("kyodo.webhooks.attempts", "outcome", answer.outcome())
                .record(millis, TimeUnit.MILLISECONDS);
    }

    private boolean note(Tx tx, Due due, Delivery.Attempt attempt, boolean delivered) {
        Endpoint endpoint = Endpoints.locked(tx, due.webhookId());
        if (delivered) {
            Deliveries.note(tx, due, attempt, Delivery.State.DELIVERED, tx.now());
            Endpoints.failingSince(tx, due.webhookId(), null);
            return true;
        }
        Instant since = endpoint.failingSince() == null ? tx.now() : endpoint.failingSince();
        Endpoints.failingSince(tx, due.webhookId(), since);
        Optional<Instant> next = RetryRules.nextTry(config.retries(), due.tries() + 1, tx.now());
        boolean active = endpoint.state() == Endpoint.State.ACTIVE;
        Deliveries.note(
                tx,
                due,
                attempt,
                active && next.isPresent() ? Delivery.State.PENDING : Delivery.State.GIVEN_UP,
                next.orElse(tx.now()));
        if (active) {
            RetryRules.disabling(config.disableAfter(), since, attempt.responseStatus(), tx.now())
                    .ifPresent(reason -> disable(tx, endpoint, reason));
        }
        return false;
    }

    private void disable(Tx tx, Endpoint endpoint, String reason) {
        Endpoints.disable(tx, endpoint.webhookId(), reason);
        Deliveries.giveUp(tx, endpoint.webhookId());
        tx.audit("webhook-disabled", endpoint.webhookId().toString(), Map.of("reason", reason));
        metrics.counter("kyodo.webhooks.disabled").increment();
    }
}
