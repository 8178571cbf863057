package coop.kyodo.membership.engagement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EngagementTest {

    private Coop coop;
    private UUID member;
    private UUID site;

    @BeforeEach
    void aMemberAndASite() {
        coop = Coop.registered();
        member = coop.member(1);
        site = coop.site();
    }

    @Test
    void placementsAreReadAsOfADayAndAsAHistory() {
        UUID placement = Ids.next();
        place(placement, "調理", "2025-04-10").then().statusCode(201).body("role", equalTo("調理"));
        place(placement, "調理", "2025-04-10")
                .then()
                .statusCode(409)
                .body("code", equalTo("engagement-exists"));
        end("placements", placement, "2025-04-09")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        end("placements", placement, "2025-09-30")
                .then()
                .statusCode(200)
                .body("to", equalTo("2025-09-30"));
        end("placements", placement, "2025-10-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("engagement-ended"));
        place(Ids.next(), "リーダー", "2025-10-01").then().statusCode(201);

        on("2025-04-09").then().body("items", hasSize(0));
        on("2025-04-10").then().body("items.role", contains("調理"));
        on("2025-09-30").then().body("items.role", contains("調理"));
        on("2025-10-01").then().body("items.role", contains("リーダー"));
        coop.get("/placements?asOf=2025-10-01&siteId=" + Ids.next())
                .then()
                .body("items", hasSize(0));
        coop.get("/members/" + member + "/placements")
                .then()
                .body("items.role", contains("調理", "リーダー"));
        end("placements", Ids.next(), "2025-09-30")
                .then()
                .statusCode(404)
                .body("code", equalTo("placement-not-found"));
    }

    @Test
    void whoIsInADutyWithoutAContractHasNone() throws SQLException {
        UUID duty = Ids.next();
        term(duty, "DIRECTOR", "2025-04-10").then().statusCode(201);

        term(Ids.next(), "CONTRACT", "2025-06-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("labour-terms-overlap"))
                .body("rule", equalTo("JP-080"))
                .body("figures.standing", equalTo("DIRECTOR"));
        end("labour-terms", duty, "2025-05-31").then().statusCode(200);
        term(Ids.next(), "CONTRACT", "2025-06-01").then().statusCode(201);
        coop.get("/members/" + member + "/labour-terms")
                .then()
                .body("items.kind", contains("DIRECTOR", "CONTRACT"));
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into labour_term values ('%s', '%s', '%s', 'AUDITOR', '2025-05-31', null, now())"
                                            .formatted(coop.id(), Ids.next(), member)))
                    .hasMessageContaining("overlap");
        }
    }

    @Test
    void underAnotherLawTermsDoNotOverlapEither() {
        coop = Coop.under("GENERIC");
        member = coop.member(1);
        term(Ids.next(), "CONTRACT", "2025-04-10").then().statusCode(201);

        term(Ids.next(), "CONTRACT", "2025-06-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("labour-terms-overlap"))
                .body("rule", equalTo("GEN-17"));
        coop.audit("/compliance?asOf=2025-06-30").then().statusCode(200);
    }

    @Test
    void whoIsNoMemberWorksFromADayToADay() {
        UUID worker = Ids.next();
        coop.post(
                        "/workers",
                        Map.of(
                                "id", worker,
                                "siteId", site,
                                "kind", "EMPLOYEE",
                                "reference", "P-017",
                                "from", "2025-04-10"))
                .then()
                .statusCode(201);
        coop.post("/workers/" + worker + "/end", Map.of("to", "2025-09-30")).then().statusCode(200);

        coop.get("/workers?asOf=2025-09-30").then().body("items.reference", contains("P-017"));
        coop.get("/workers?asOf=2025-10-01").then().body("items", hasSize(0));
        coop.post("/workers/" + Ids.next() + "/end", Map.of("to", "2025-09-30"))
                .then()
                .statusCode(404)
                .body("code", equalTo("worker-not-found"));
    }

    @Test
    void nobodyIsPlacedOrEmployedAfterTheirDeath() {
        UUID leaver = coop.member(1);
        coop.ended(member, "DEATH", "2025-06-10").then().statusCode(200);
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);

        place(Ids.next(), "調理", "2025-06-10").then().statusCode(201);
        place(Ids.next(), "調理", "2025-06-11")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-died"))
                .body("detail", equalTo("The member died on 2025-06-10."));
        coop.post(
                        "/members/" + member + "/labour-terms",
                        Map.of("kind", "CONTRACT", "from", "2025-04-10", "to", "2025-06-11"))
                .then()
                .statusCode(409)
                .body("code", equalTo("member-died"));
        term(Ids.next(), "CONTRACT", "2025-06-10").then().statusCode(201);
        member = leaver;
        place(Ids.next(), "調理", "2025-06-11").then().statusCode(201);
        term(Ids.next(), "CONTRACT", "2025-06-11").then().statusCode(201);
    }

    private Response on(String day) {
        return coop.get("/placements?asOf=" + day + "&siteId=" + site);
    }

    private Response place(UUID id, String role, String from) {
        return coop.post(
                "/members/" + member + "/placements",
                Map.of("id", id, "siteId", site, "role", role, "from", from));
    }

    private Response term(UUID id, String kind, String from) {
        return coop.post(
                "/members/" + member + "/labour-terms",
                Map.of("id", id, "kind", kind, "from", from));
    }

    private Response end(String what, UUID id, String to) {
        return coop.post("/members/" + member + "/" + what + "/" + id + "/end", Map.of("to", to));
    }
}
