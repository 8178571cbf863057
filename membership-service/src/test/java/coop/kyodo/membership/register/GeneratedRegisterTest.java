package coop.kyodo.membership.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// The members that benchmarks are run with are members like any others.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class GeneratedRegisterTest {

    private static final int MEMBERS = 1_500;

    @Inject Jdbi jdbi;

    @Test
    void aGeneratedRegisterProvesItselfAndIsExportedWhole() throws IOException, SQLException {
        Coop coop = Coop.registered();
        List<String> statements =
                Arrays.stream(
                                Files.readString(generator())
                                        .replaceAll("(?m)^--.*$", "")
                                        .split(";\n"))
                        .filter(statement -> !statement.isBlank())
                        .toList();
        jdbi.useTransaction(handle -> {
            for (String statement : statements) {
                handle.createUpdate(statement)
                        .bind("tenant", coop.id())
                        .bind("members", MEMBERS)
                        .execute();
            }
        });

        try (Connection owner = Db.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("analyze");
        }

        Events.eventually(
                "the outbox to be empty",
                () -> coop.audit("/verification"),
                report -> report.<Boolean>path("ok"));
        coop.audit("/register?asOf=2024-03-31")
                .then()
                .body("members", equalTo(lines(coop, "2024-03-31")));
        assertThat(lines(coop, "2024-03-31")).isGreaterThan(lines(coop, "2024-04-01"));
        assertThat(lines(coop, "2026-04-01")).isGreaterThan(MEMBERS * 9 / 10).isLessThan(MEMBERS);
    }

    private static int lines(Coop coop, String asOf) {
        return (int) coop.audit("/register/export?asOf=" + asOf).asString().lines().count() - 1;
    }

    private static Path generator() {
        return Path.of(
                System.getProperty("maven.multiModuleProjectDirectory"),
                "deploy/benchmark/src/main/resources/benchmark/register.sql");
    }
}
