package coop.kyodo.membership.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RegisterExportTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.withMembers(4, 2);
    }

    @Test
    void csvHasALineForEveryMemberInTheOrderOfTheirNumbers() {
        UUID member = coop.accepted(1);
        coop.pay(member, 20_000, "2025-04-10").then().statusCode(201);
        coop.pay(member, 30_000, "2025-05-10").then().statusCode(201);
        coop.subscribe(member, 1).then().statusCode(201);

        List<String> lines = export("CSV", "&asOf=2025-12-31").asString().lines().toList();

        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "memberNumber,memberId,name,address,admittedOn,leavesOn,units,subscribed,paidIn,currency,paidOn");
        assertThat(lines.get(1)).startsWith("1,");
        assertThat(lines.get(5))
                .isEqualTo(
                        "5,%s,山田花子,横浜市中区1-1,2025-05-10,,2,100000,50000,JPY,2025-04-10 2025-05-10"
                                .formatted(member));
    }

    @Test
    void ndjsonHasTheLinesOfTheListing() {
        coop.giveNotice(coop.member(2), "2025-12-31");

        Response listing = coop.audit("/register?asOf=2026-01-31");
        List<String> lines = export("NDJSON", "&asOf=2026-01-31").asString().lines().toList();

        assertThat(lines).hasSize(5);
        for (int i = 0; i < lines.size(); i++) {
            var line = JsonPath.from(lines.get(i));
            assertThat(line.getMap("")).isEqualTo(listing.path("items[" + i + "]"));
        }
        assertThat(lines.getLast()).contains("\"leavesOn\":\"2026-03-31\"");
    }

    @Test
    void whoeverLeavesOnTheDayIsStillOnItAndGoneTheDayAfter() {
        coop.giveNotice(coop.member(2), "2025-12-31");
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        assertThat(export("CSV", "&asOf=2026-03-31").asString().lines())
                .hasSize(6)
                .last()
                .asString()
                .contains(",2026-03-31,2,100000,100000,JPY,");
        assertThat(export("CSV", "&asOf=2026-04-01").asString().lines()).hasSize(5);
    }

    @Test
    void aStateThatWasExportedIsExportedAgainByteByByteWhateverIsRecordedLater() {
        Response first = export("CSV", "");
        String place = first.header("Content-Location");

        UUID late = coop.member(1);
        coop.subscribe(late, 1).then().statusCode(201);

        assertThat(place).contains("&knownAt=").contains("&asOf=");
        assertThat(given().auth().oauth2(auditor()).get(place).asByteArray())
                .isEqualTo(first.asByteArray());
        assertThat(export("CSV", "").asString().lines()).hasSize(6);
    }

    @Test
    void whatWillBeKnownIsNotPromised() {
        Response first = export("CSV", "&asOf=2025-12-31&knownAt=2099-01-01T00:00:00Z");
        String place = first.header("Content-Location");

        coop.member(1);

        assertThat(place).doesNotContain("2099");
        assertThat(given().auth().oauth2(auditor()).get(place).asByteArray())
                .isEqualTo(first.asByteArray());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theHashTellsWhetherAFileIsStillWhatTheRegisterSays(Format format) {
        Response file = export(format.name(), "&asOf=2025-12-31");
        String query = file.header("Content-Location").split("\\?", 2)[1];

        coop.audit("/register/export/hash?" + query)
                .then()
                .statusCode(200)
                .body("members", equalTo(4))
                .body("bytes", equalTo(file.asByteArray().length))
                .body("asOf", equalTo("2025-12-31"));
        if (format == Format.CSV) {
            coop.audit("/register/export/hash?" + query)
                    .then()
                    .body("sha256", equalTo(Hashes.sha256(file.asString())));
        }
    }

    @Test
    void anApplicantsNameThatASpreadsheetWouldRunIsHarmless() {
        UUID member = Ids.next();
        var application = Coop.application(member, 1);
        application.put("person", Map.of("name", "=cmd()", "address", "+1"));
        coop.post("/members", application).then().statusCode(201);
        coop.accept(member);
        coop.pay(member, Coop.UNIT, "2025-04-10").then().statusCode(201);

        assertThat(export("CSV", "").asString()).contains(",'=cmd(),'+1,");
    }

    @Test
    void theTotalsAreThoseOfTheLines() {
        coop.subscribe(coop.member(1), 1).then().statusCode(201);
        coop.giveNotice(coop.member(2), "2025-12-31");
        coop.closeYear("2026-03-31", 900_000).then().statusCode(201);

        for (String asOf : List.of("2025-04-09", "2025-06-30", "2026-03-31", "2026-04-01")) {
            Response register = coop.audit("/register?asOf=" + asOf);
            assertThat(register.<Integer>path("members"))
                    .isEqualTo(register.<List<?>>path("items").size());
            assertThat(register.<Integer>path("units"))
                    .isEqualTo(sum(register.path("items.units")));
            assertThat(register.<String>path("paidIn.amount"))
                    .isEqualTo("" + sum(register.path("items.paidIn.amount")));
            assertThat(register.<String>path("subscribed.amount"))
                    .isEqualTo("" + sum(register.path("items.subscribed.amount")));
        }
    }

    @Test
    void whoTookTheRegisterAwayIsKnown() {
        export("CSV", "&asOf=2025-12-31").then().statusCode(200);

        given().auth()
                .oauth2(Tokens.operator().bearer())
                .get(coop.path("/audit-entries?limit=500"))
                .then()
                .body(
                        "items.entry.findAll { it.action == 'register-exported' }.actor",
                        hasItem("auditor"));
    }

    @Test
    void anUnknownFormatIsABadRequest() {
        export("PDF", "").then().statusCode(400).body("errors.pointer", hasItem("query:format"));
    }

    @Test
    void aMemberDoesNotExportTheRegister() {
        String member = coop.tokens().role("member").bearer();

        given().auth().oauth2(member).get(coop.path("/register/export")).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.operator().role("clerk").bearer())
                .get("/v1/cooperatives/" + Ids.next() + "/register/export")
                .then()
                .statusCode(404);
    }

    private static int sum(List<?> figures) {
        return figures.stream().mapToInt(figure -> Integer.parseInt("" + figure)).sum();
    }

    private Response export(String format, String query) {
        return coop.audit("/register/export?format=" + format + query);
    }

    private String auditor() {
        return coop.tokens().role("auditor").bearer();
    }
}
