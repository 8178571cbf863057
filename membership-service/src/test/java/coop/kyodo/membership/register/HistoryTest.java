package coop.kyodo.membership.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HistoryTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberWhoCameAndWent() {
        coop = Coop.withMembers(4, 2);
        member = coop.accepted(2);
        coop.pay(member, 40_000, "2025-04-10").then().statusCode(201);
        coop.pay(member, 60_000, "2025-05-10").then().statusCode(201);
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);
        coop.post(
                        "/members/" + member + "/refund-payment",
                        Map.of("paidOn", "2026-06-30", "reference", "refund"))
                .then()
                .statusCode(201);
    }

    @Test
    void everyFactIsThereWithItsDayItsInstantItsSourceAndItsJournals() {
        Response history = history("");

        history.then().statusCode(200).body("memberId", equalTo(member.toString()));
        assertThat(history.<List<List<String>>>path("items.facts.fact"))
                .containsExactly(
                        List.of("membership-applied-for"),
                        List.of("applicant-accepted"),
                        List.of("capital-paid"),
                        List.of("member-admitted", "capital-paid"),
                        List.of("withdrawal-notice-given"),
                        List.of("member-left"),
                        List.of("refund-paid"));
        assertThat(history.<List<List<String>>>path("items.facts.effectiveOn"))
                .containsExactly(
                        List.of("2025-04-01"),
                        List.of("2025-04-05"),
                        List.of("2025-04-10"),
                        List.of("2025-05-10", "2025-05-10"),
                        List.of("2026-03-31"),
                        List.of("2026-03-31"),
                        List.of("2026-06-30"));
        assertThat(history.<List<List<String>>>path("items.journals.kind"))
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("DEPOSIT"),
                        List.of("DEPOSIT", "ADMISSION"),
                        List.of(),
                        List.of("WITHDRAWAL"),
                        List.of("REFUND"));
        assertThat(history.<List<String>>path("items.recordedAt")).isSorted();
        history.then().body("items.source.actor", hasItem("director"));
    }

    @Test
    void itHasEveryJournalOfTheAccount() {
        List<List<Integer>> numbers = history("").path("items.journals.number");

        assertThat(numbers.stream().flatMap(List::stream).toList())
                .hasSize(5)
                .isEqualTo(coop.audit("/members/" + member + "/account").path("entries.number"));
    }

    @Test
    void whatWasNotKnownYetIsLeftOut() {
        String then = history("").path("items[2].recordedAt");

        assertThat(history("?knownAt=" + then).<List<?>>path("items")).hasSize(3);
    }

    @Test
    void aReasonThatWasGivenIsKept() {
        UUID other = coop.accepted(1);
        Coop.posting(coop.director(), Coop.key())
                .header("Audit-Reason", "paid at the counter")
                .body(Coop.payment(10_000, "2026-05-01", Coop.key()))
                .post(coop.path("/members/" + other + "/payments"))
                .then()
                .statusCode(201);

        coop.audit("/members/" + other + "/history")
                .then()
                .body("items.source.reason", hasItems("paid at the counter"));
    }

    @Test
    void membersReadTheirOwnAndNoOther() {
        String self = coop.tokens().role("member").member(member).bearer();

        given().auth()
                .oauth2(self)
                .get(coop.path("/members/" + member + "/history"))
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(self)
                .get(coop.path("/members/" + coop.accepted(1) + "/history"))
                .then()
                .statusCode(404);
        coop.audit("/members/" + Ids.next() + "/history").then().statusCode(404);
    }

    private Response history(String query) {
        return coop.audit("/members/" + member + "/history" + query);
    }
}
