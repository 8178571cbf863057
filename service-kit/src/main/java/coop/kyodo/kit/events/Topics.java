package coop.kyodo.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the topics a service uses, where the broker does not have them yet.
@ApplicationScoped
class Topics {

    private final String servers;
    private final int partitions;

    Topics(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "kyodo.events.partitions") int partitions) {
        this.servers = servers;
        this.partitions = partitions;
    }

    String servers() {
        return servers;
    }

    /// @throws ExecutionException when the broker refuses
    /// @throws TimeoutException when it does not answer
    void ensure(Collection<String> names)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(config)) {
            List<NewTopic> topics =
                    names.stream()
                            .map(name ->
                                    new NewTopic(name, Optional.of(partitions), Optional.empty()))
                            .toList();
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get(15, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }
}
