package coop.kyodo.local;

import coop.kyodo.kit.testing.servers.KafkaServer;
import java.nio.file.Path;

final class Broker implements Part {

    private final KafkaServer server;
    private final Path directory;

    Broker(Settings settings) {
        directory = settings.data().resolve("kafka");
        server = KafkaServer.in(directory, settings.kafkaPort(), KafkaServer.ownClassPath());
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public String address() {
        return server.bootstrapServers();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void kill9() {
        server.kill9();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Path log() {
        return directory.resolve("kafka.log");
    }
}
