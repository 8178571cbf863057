package coop.kyodo.kit.webhook;

import coop.kyodo.kit.events.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Looks for what is due and has it carried: several webhooks at the same moment, each one's
/// deliveries one after the other. A delivery that is taken on is hidden from other processes for
/// as long as its group can take; whoever dies in between leaves it to be taken on again, so an
/// endpoint may get a message twice, with the same id.
@ApplicationScoped
class PostOffice {

    private static final Logger LOG = Logger.getLogger(PostOffice.class);
    private static final int GROUP = 10;
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /// Goes from one webhook with something waiting to the next by the index, so that the cost
    /// grows with these and not with all webhooks there are.
    private static final String TAKE_ON =
            """
            with recursive waiting as (
              (select tenant_id, webhook_id from webhook_delivery where state = 'PENDING'
               order by tenant_id, webhook_id limit 1)
              union all
              select next.tenant_id, next.webhook_id
              from waiting w cross join lateral (
                select d.tenant_id, d.webhook_id from webhook_delivery d
                where d.state = 'PENDING'
                  and (d.tenant_id, d.webhook_id) > (w.tenant_id, w.webhook_id)
                order by d.tenant_id, d.webhook_id limit 1) next
            ), due as (
              select first.* from waiting w cross join lateral (
                select d.tenant_id, d.webhook_id, d.event_id from webhook_delivery d
                where d.tenant_id = w.tenant_id and d.webhook_id = w.webhook_id
                  and d.state = 'PENDING' and d.due_at <= :now
                order by d.due_at, d.event_id limit :group for update skip locked) first
              where w.webhook_id <> all(:busy)
              limit :most
            )
            update webhook_delivery d set due_at = :until
            from due, webhook w, outbox o
            where d.tenant_id = due.tenant_id and d.webhook_id = due.webhook_id
              and d.event_id = due.event_id
              and w.tenant_id = d.tenant_id and w.webhook_id = d.webhook_id
              and o.event_id = d.event_id
            returning d.tenant_id, d.webhook_id, d.event_id, d.attempts, d.tries, w.url, o.payload\
            """;

    private final Jdbi jdbi;
    private final Postman postman;
    private final Clock clock;
    private final WebhookConfig config;
    private final Loop loop;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();

    PostOffice(
            Jdbi jdbi, Postman postman, Clock clock, WebhookConfig config, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.postman = postman;
        this.clock = clock;
        this.config = config;
        this.loop = new Loop("kyodo-webhooks", config.pollInterval(), this::run);
        metrics.gaugeCollectionSize("kyodo.webhooks.busy", List.of(), busy);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
        carriers.shutdownNow();
    }

    private void run(Loop running) throws InterruptedException {
        while (running.isOn()) {
            if (sendDue() == 0) {
                running.pause();
            }
        }
    }

    private int sendDue() {
        int free = config.parallel() - busy.size();
        if (free <= 0) {
            return 0;
        }
        Map<UUID, List<Due>> groups =
                takeOn(free * GROUP).stream().collect(Collectors.groupingBy(Due::webhookId));
        groups.forEach((webhook, group) -> {
            busy.add(webhook);
            carriers.execute(() -> carryAll(webhook, group));
        });
        return groups.size();
    }

    private List<Due> takeOn(int most) {
        Instant now = clock.instant();
        Instant until = now.plus(config.timeout().multipliedBy(GROUP)).plus(MARGIN);
        return jdbi.inTransaction(handle -> {
            handle.execute("set local kyodo.tenant = '*'");
            return handle.createQuery(TAKE_ON)
                    .bind("now", now)
                    .bind("until", until)
                    .bind("group", GROUP)
                    .bind("most", most)
                    .bindArray("busy", UUID.class, List.copyOf(busy))
                    .map(ConstructorMapper.of(Due.class))
                    .list();
        });
    }

    private void carryAll(UUID webhook, List<Due> group) {
        try {
            group.stream()
                    .sorted(Comparator.comparing(due -> due.eventId().toString()))
                    .forEach(postman::carry);
        } catch (RuntimeException e) {
            LOG.warnf("deliveries to webhook %s come later, after: %s", webhook, e);
        } finally {
            busy.remove(webhook);
        }
    }
}
