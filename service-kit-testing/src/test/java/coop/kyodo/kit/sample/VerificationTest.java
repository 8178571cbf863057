package coop.kyodo.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class VerificationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final UUID coop = Ids.next();

    @Inject Work work;
    @Inject @All List<Check> checks;

    @Test
    void whatCannotBeReadIsAFaultOfItsCheckAndTheOthersAreMade() {
        note("{}");
        verify().body("ok", equalTo(true))
                .body("checks.find { it.name == 'notes-readable' }.figures.read", equalTo(1));

        note("{damaged");

        verify().body("ok", equalTo(false))
                .body("checks.findAll { !it.ok }.name", contains("notes-readable"))
                .body(
                        "checks.find { it.name == 'notes-readable' }.faults[0]",
                        containsString("cannot be read"))
                .body("checks.find { it.name == 'audit-chain-whole' }.figures.entries", equalTo(2));
    }

    @Test
    void anEventMayWaitForFiveMinutes() {
        assertThat(waiting(PATIENCE).ok()).isTrue();

        Finding late = waiting(PATIENCE.plusMillis(1));
        assertThat(late.ok()).isFalse();
        assertThat(late.faults())
                .containsExactly("not published for more than 5 minutes: 1 events");
        assertThat(late.figures()).containsEntry("waiting", 1L);
    }

    /// What is found of one event that waits for so long, which nobody else sees.
    private Finding waiting(Duration time) {
        Check check =
                checks.stream()
                        .filter(each -> each.name().equals("outbox-keeps-up"))
                        .findFirst()
                        .orElseThrow();
        return work.write(
                coop,
                tx -> {
                    tx.sql().savepoint("before_event");
                    keep(tx, tx.now().minus(time));
                    Finding found = check.run(tx);
                    tx.sql().rollbackToSavepoint("before_event");
                    return found;
                });
    }

    private static void keep(Tx tx, Instant recordedAt) {
        tx.sql()
                .createUpdate(
                        """
                        insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at)
                        values (:tenant, :id, 'none', 'none', '{}', :at)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("at", recordedAt)
                .execute();
    }

    private void note(String text) {
        given().auth()
                .oauth2(clerk())
                .header("Idempotency-Key", text)
                .contentType(ContentType.JSON)
                .body(new NoteResource.NewNote(text, 5))
                .post("/v1/cooperatives/{id}/notes", coop)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse verify() {
        return given().auth()
                .oauth2(clerk())
                .get("/v1/cooperatives/{id}/verification", coop)
                .then()
                .statusCode(200);
    }

    private String clerk() {
        return Tokens.of(coop).role("clerk").scopes("note:read note:write").bearer();
    }
}
