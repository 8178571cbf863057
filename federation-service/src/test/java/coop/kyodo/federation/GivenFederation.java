package coop.kyodo.federation;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A federation of the tests, spoken to through its API as its clerk.
public final class GivenFederation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SINCE = "2023-10-01";

    public final UUID id;

    private GivenFederation(UUID id) {
        this.id = id;
    }

    /// Registered, with a fiscal year from April to March.
    public static GivenFederation registered() {
        UUID id = UUID.randomUUID();
        Response answer =
                post(
                        "/v1/federations",
                        Tokens.operator().bearer(),
                        UUID.randomUUID().toString(),
                        body(
                                "id",
                                id,
                                "name",
                                "Centre",
                                "profile",
                                "JP_ACT_2022",
                                "kind",
                                "NATIONAL_CENTRE",
                                "fiscalYearEnd",
                                "03-31",
                                "currency",
                                "JPY"));
        expect(201, answer);
        return new GivenFederation(id);
    }

    /// An organisation that stands nowhere yet.
    public UUID organisation(String code, String kind) {
        return created(
                "/organisations",
                body("code", code, "shortName", code, "name", code + " name", "kind", kind));
    }

    public UUID cooperative(String code, UUID cooperativeId) {
        return created(
                "/organisations",
                body(
                        "code",
                        code,
                        "shortName",
                        code,
                        "name",
                        code,
                        "kind",
                        "COOPERATIVE",
                        "cooperativeId",
                        cooperativeId));
    }

    /// An organisation directly under the federation in the industrial line.
    public UUID affiliate(String code, long members) {
        UUID organisation = organisation(code, "INDUSTRIAL_FEDERATION");
        affiliated(organisation, null, "INDUSTRIAL", SINCE);
        declared(organisation, members, SINCE);
        return organisation;
    }

    public UUID affiliated(UUID organisation, @Nullable UUID parent, String line, String from) {
        return created(
                "/affiliations",
                body(
                        "organisationId",
                        organisation,
                        "parentId",
                        parent,
                        "line",
                        line,
                        "from",
                        from));
    }

    public void declared(UUID organisation, long members, String asOf) {
        created(
                "/declarations",
                body("organisationId", organisation, "members", members, "asOf", asOf));
    }

    /// Posts and expects what is created; answers its id.
    public UUID created(String path, String body) {
        Response answer = post(path, body);
        expect(201, answer);
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    public Response post(String path, String body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    public Response post(String path, String key, String body) {
        return post("/v1/federations/" + id + path, clerk(), key, body);
    }

    public Response get(String path) {
        return given().auth().oauth2(clerk()).get("/v1/federations/" + id + path);
    }

    /// The report on everything that must be true.
    public Response verification() {
        return given().auth()
                .oauth2(Tokens.ofFederation(id).role("auditor").bearer())
                .get("/v1/federations/" + id + "/verification");
    }

    /// Waits until nothing is left to publish, and every check agrees.
    public void isVerifiedClean() {
        Events.eventually(
                "a clean verification", () -> verification().jsonPath().getBoolean("ok"), ok -> ok);
    }

    public String clerk() {
        return Tokens.ofFederation(id).role("clerk").bearer();
    }

    public static Response post(String path, String token, String key, String body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    /// A JSON object of names and values; nulls are left out.
    public static String body(@Nullable Object... pairs) {
        try {
            return JSON.writeValueAsString(map(pairs));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Map<String, Object> map(@Nullable Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                map.put(String.valueOf(pairs[i]), value);
            }
        }
        return map;
    }

    public static Map<String, Object> yen(long amount) {
        return map("amount", Long.toString(amount), "currency", "JPY");
    }

    private static void expect(int status, Response answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    answer.statusCode() + " instead of " + status + ": " + answer.asString());
        }
    }
}
