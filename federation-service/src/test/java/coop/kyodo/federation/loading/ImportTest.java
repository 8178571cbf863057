package coop.kyodo.federation.loading;

import static coop.kyodo.federation.GivenFederation.body;
import static coop.kyodo.federation.GivenFederation.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ImportTest {

    private static final Pattern ROW =
            Pattern.compile("([^,]+),([^,]+),(?:\"([^\"]+)\"|([^,]+)),([^,]+),([^,]+),(\\d*)");

    private GivenFederation federation;

    @BeforeEach
    void registerAFederation() {
        federation = GivenFederation.registered();
    }

    @Test
    void theNationalCentreIsLoadedAndLoadedAgain() throws IOException {
        String file = nationalCentre();

        List<JsonPath> answers = load(file);

        assertThat(answers)
                .hasSize(94)
                .allMatch(answer -> answer.getString("status").equals("CREATED"));
        federation
                .get("/counts?asOf=2025-03-31")
                .then()
                .body("organisations", equalTo(94))
                .body("lines.organisations", contains(47, 47))
                .body("affiliates", hasSize(94));
        assertThat(load(file))
                .hasSize(94)
                .allMatch(answer -> answer.getString("status").equals("UNCHANGED"));
        federation.get("/affiliations?limit=500").then().body("items", hasSize(94));
        federation.isVerifiedClean();
    }

    @Test
    void whatIsNewToAnOrganisationThatStandsIsAdded() {
        load(line("A", "A name"));

        List<JsonPath> answers =
                load(
                        body(
                                "code",
                                "A",
                                "shortName",
                                "A",
                                "name",
                                "A name",
                                "kind",
                                "LOCAL",
                                "affiliations",
                                List.of(map("line", "REGIONAL", "from", "2023-10-01")),
                                "declaration",
                                map("members", 7, "asOf", "2025-03-31")));

        assertThat(answers.getFirst().getString("status")).isEqualTo("CHANGED");
        federation.get("/counts?asOf=2025-03-31").then().body("members", equalTo(7));
    }

    @Test
    void aFieldThatNobodyKnowsIsAFaultOfItsLineAlone() {
        List<JsonPath> answers =
                loadUnchecked(
                        body(
                                        "code",
                                        "A",
                                        "shortName",
                                        "A",
                                        "name",
                                        "A name",
                                        "kind",
                                        "LOCAL",
                                        "affiliations",
                                        List.of(
                                                map(
                                                        "line",
                                                        "REGIONAL",
                                                        "from",
                                                        "2023-10-01",
                                                        "parent",
                                                        "B")))
                                + "\n"
                                + line("B", "B name"));

        assertThat(answers)
                .extracting(answer -> answer.getString("status"))
                .containsExactly("REFUSED", "CREATED");
        assertThat(answers.getFirst().getString("problem.errors[0].pointer"))
                .isEqualTo("/affiliations/0/parent");
    }

    @Test
    void aLineThatCannotBeTakenStopsNoOther() {
        List<JsonPath> answers =
                loadUnchecked(
                        String.join(
                                "\n",
                                line("A", "A name"),
                                "{not json",
                                "",
                                body("code", "!", "shortName", "B", "name", "B", "kind", "LOCAL"),
                                line("A", "another name"),
                                body(
                                        "code",
                                        "C",
                                        "shortName",
                                        "C",
                                        "name",
                                        "C",
                                        "kind",
                                        "LOCAL",
                                        "affiliations",
                                        List.of(
                                                map(
                                                        "line",
                                                        "REGIONAL",
                                                        "parentCode",
                                                        "NONE",
                                                        "from",
                                                        "2023-10-01"))),
                                body(
                                        "code",
                                        "D",
                                        "shortName",
                                        "D",
                                        "name",
                                        "D",
                                        "kind",
                                        "COOPERATIVE",
                                        "cooperativeId",
                                        "00000000-0000-0000-0000-0000000000c0",
                                        "affiliations",
                                        List.of(map("line", "NETWORK", "from", "2023-10-01"))),
                                "x".repeat(20_001),
                                line("E", "E name")));

        assertThat(
                        answers.stream()
                                .map(answer ->
                                        answer.getInt("line")
                                                + " "
                                                + answer.getString("status")
                                                + " "
                                                + answer.getString("problem.code")))
                .containsExactly(
                        "1 CREATED null",
                        "2 REFUSED malformed-json",
                        "4 REFUSED validation-failed",
                        "5 REFUSED organisation-differs",
                        "6 REFUSED parent-not-found",
                        "7 REFUSED joining-resolution-missing",
                        "8 REFUSED line-too-long",
                        "9 CREATED null");
        federation.get("/organisations").then().body("items.code", contains("A", "E"));
    }

    private static String line(String code, String name) {
        return body("code", code, "shortName", code, "name", name, "kind", "LOCAL");
    }

    private List<JsonPath> load(String lines) {
        return load(given(), lines);
    }

    /// Past the check of the exchange: the lines that break the contract are answered one by one.
    private List<JsonPath> loadUnchecked(String lines) {
        return load(given().noFilters(), lines);
    }

    private List<JsonPath> load(RequestSpecification request, String lines) {
        var answer =
                request.auth()
                        .oauth2(federation.clerk())
                        .config(
                                RestAssured.config()
                                        .encoderConfig(
                                                EncoderConfig.encoderConfig()
                                                        .encodeContentTypeAs(
                                                                "application/x-ndjson",
                                                                ContentType.TEXT)))
                        .contentType("application/x-ndjson")
                        .body(lines.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/federations/" + federation.id + "/organisations/import");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString().lines().map(JsonPath::from).toList();
    }

    private static String nationalCentre() throws IOException {
        try (var file =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        ImportTest.class.getResourceAsStream(
                                                "/data/national-centre-2023.csv")),
                                StandardCharsets.UTF_8))) {
            return file.lines()
                    .skip(1)
                    .map(ImportTest::importLine)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String importLine(String row) {
        Matcher columns = ROW.matcher(row);
        assertThat(columns.matches()).as(row).isTrue();
        String name = columns.group(3) == null ? columns.group(4) : columns.group(3);
        return body(
                "code", columns.group(1),
                "shortName", columns.group(2),
                "name", name,
                "kind", columns.group(5),
                "jisCode", columns.group(7).isEmpty() ? null : columns.group(7),
                "affiliations", List.of(map("line", columns.group(6), "from", "2023-10-01")));
    }
}
