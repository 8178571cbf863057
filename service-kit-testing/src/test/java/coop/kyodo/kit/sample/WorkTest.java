package coop.kyodo.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WorkTest {

    private final UUID coop = Ids.next();

    @Inject Work work;

    @Test
    void theSameRequestTwiceHasOneEffectAndOneAnswer() {
        Response first = add("key-1", "one", 5, "en");
        Response second = add("key-1", "one", 5, "en");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(texts()).containsExactly("one");
    }

    @Test
    void theSameRequestAtTheSameMomentHasOneEffectAndOneAnswer()
            throws InterruptedException, ExecutionException {
        List<Response> answers =
                together(IntStream.range(0, 12).mapToObj(i -> () -> add("key-2", "two", 5, "en")));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(texts()).containsExactly("two");
    }

    @Test
    void aKeyBelongsToOneRequest() {
        add("key-3", "three", 5, "en").then().statusCode(201);
        add("key-3", "another", 5, "en")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        assertThat(texts()).containsExactly("three");
    }

    @Test
    void aRefusalIsAnAnswerWithTheRuleItsSourceAndTheFiguresAndLeavesNothingBehind() {
        add("key-4", "dear", 101, "en")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("note-too-dear"))
                .body("rule", equalTo("S-1"))
                .body("source", equalTo("Sample Act, art. 1"))
                .body("figures.amount", equalTo(101))
                .body("figures.most", equalTo(100))
                .body("errors.pointer", hasItem("/amount"))
                .body("detail", equalTo("The note is worth 101; at most 100 is allowed."));
        add("key-4", "dear", 101, "en")
                .then()
                .statusCode(422)
                .header("Idempotency-Replayed", "true");
        assertThat(texts()).isEmpty();
        assertThat(
                        report().getInt(
                                        "checks.find { it.name == 'audit-chain-whole'"
                                                + " }.figures.entries"))
                .isZero();
        assertThat(
                        report().getInt(
                                        "checks.find { it.name == 'outbox-keeps-up' }.figures.published"))
                .isZero();
        add("key-5", "fair", 100, "en").then().statusCode(201).body("number", equalTo(1));
    }

    @Test
    void aRefusalIsToldInJapaneseToWhoPrefersIt() {
        add("key-6", "dear", 101, "ja-JP,en;q=0.5")
                .then()
                .statusCode(422)
                .body("code", equalTo("note-too-dear"))
                .body("title", equalTo("覚書の額は百を超えてはならない。"))
                .body("detail", equalTo("覚書の額は 101 です。100 まで認められます。"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, must not be null",
        "fr, must not be null",
        "'ja-JP,ja;q=0.9,en;q=0.5', null は許可されていません",
        "ja, null は許可されていません"
    })
    void whatIsWrongWithAFieldIsToldInTheCallersLanguage(String language, String said) {
        given().auth()
                .oauth2(clerk())
                .header("Idempotency-Key", "key-11")
                .header("Accept-Language", language)
                .contentType(ContentType.JSON)
                .body("{\"amount\": 1}")
                .post("/v1/cooperatives/{id}/notes", coop)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/text"))
                .body("errors.detail", hasItem(said));
    }

    @Test
    void refusalsAreCountedByTheirCodeAndTheOutboxTellsItsAge() {
        add("key-10", "dear", 101, "en").then().statusCode(422);
        String metrics = given().noFilters().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("kyodo_refusals_total{code=\"note-too-dear\",rule=\"S-1\"}")
                .contains("kyodo_outbox_age_ms")
                .contains("kyodo_inbox_lag");
    }

    @Test
    void whatTheDatabaseRefusesIsNeverAnAccident() {
        add("key-7", "unlucky", 13, "en")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));
        add("key-7", "lucky", 14, "en").then().statusCode(201).body("number", equalTo(1));
    }

    @Test
    void whileTheFirstOfItsKeyIsStillRunningTheSameRequestIsToldSo() throws SQLException {
        try (Connection first = Db.asOwner()) {
            first.setAutoCommit(false);
            first.createStatement()
                    .execute("select * from kyodo_idempotency('" + coop + "', 'key-12')");
            add("key-12", "waited for", 1, "en")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("idempotency-in-progress"));
        }
        add("key-12", "waited for", 1, "en").then().statusCode(201);
    }

    @Test
    void anotherRequestThatHoldsTheRecordIsAReasonToAskAgainAndNoMatterOfTheKey()
            throws SQLException {
        add("key-13", "first", 1, "en").then().statusCode(201);
        try (Connection another = Db.asOwner()) {
            another.setAutoCommit(false);
            another.createStatement().execute("set local kyodo.tenant = '" + coop + "'");
            another.createStatement().execute("select * from counter for update");
            add("key-14", NoteResource.IMPATIENT, 1, "en")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("code", equalTo("try-again"))
                    .body("detail", equalTo("Another request works on the same record."));
        }
        add("key-14", NoteResource.IMPATIENT, 1, "en").then().statusCode(201);
    }

    @Test
    void aPostWithoutAKeyIsRefused() {
        given().auth()
                .oauth2(clerk())
                .contentType(ContentType.JSON)
                .body(new NoteResource.NewNote("x", 1))
                .post("/v1/cooperatives/{id}/notes", coop)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @Test
    void numbersHaveNoGapsAndNoDoublesWhateverIsRefusedBetween()
            throws InterruptedException, ExecutionException {
        together(
                IntStream.range(0, 40)
                        .mapToObj(i -> () -> add("n-" + i, "n", i % 4 == 0 ? 101 : 1, "en")));
        assertThat(numbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void aListingIsReadPageByPage() {
        IntStream.range(0, 5).forEach(i -> add("p-" + i, "t" + i, 1, "en"));
        var first = list("?limit=3");
        assertThat(first.getList("items.number")).hasSize(3);
        var second = list("?limit=3&cursor=" + first.getString("next"));
        assertThat(second.getList("items.text")).containsExactly("t3", "t4");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void anotherTenantSeesNothingAndSoDoesSqlWithoutATenant() throws SQLException {
        add("key-8", "mine", 1, "en").then().statusCode(201);
        try (Connection sql = Db.asApp()) {
            assertThat(count(sql, "select count(*) from note")).isZero();
            sql.createStatement().execute("set kyodo.tenant = '" + Ids.next() + "'");
            assertThat(count(sql, "select count(*) from note")).isZero();
            sql.createStatement().execute("set kyodo.tenant = '" + coop + "'");
            assertThat(count(sql, "select count(*) from note")).isEqualTo(1);
        }
    }

    /// Also when the driver has prepared on the server what every reading begins with.
    @Test
    void aReadingSeesItsTenantInOneSnapshotAndWritesNothing() {
        for (int i = 0; i < 12; i++) {
            List<String> settings =
                    work.read(
                            coop,
                            tx ->
                                    tx.sql()
                                            .createQuery(
                                                    """
                                                    select current_setting(name) from unnest(array[
                                                      'kyodo.tenant', 'transaction_isolation',
                                                      'transaction_read_only']) name\
                                                    """)
                                            .mapTo(String.class)
                                            .list());
            assertThat(settings).containsExactly(coop.toString(), "repeatable read", "on");
        }
    }

    @Test
    void theServicesRoleCanNeitherChangeNorForgetAFactNorWriteForAnotherTenant()
            throws SQLException {
        add("key-9", "fact", 1, "en").then().statusCode(201);
        try (Connection sql = Db.asApp()) {
            sql.createStatement().execute("set kyodo.tenant = '" + coop + "'");
            for (String forbidden :
                    List.of(
                            "update note set text = 'x'",
                            "delete from note",
                            "truncate note",
                            "update audit_entry set entry = ''",
                            "delete from outbox",
                            "alter table note disable row level security",
                            "insert into note values ('" + Ids.next() + "', 1, 'x', 1)")) {
                assertThatThrownBy(() -> sql.createStatement().execute(forbidden))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class)
                        .extracting(fault -> ((SQLException) fault).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    @Test
    void theAuditChainFindsAChangedAndAMissingEntry() throws SQLException {
        IntStream.range(0, 3).forEach(i -> add("a-" + i, "a" + i, 1, "en"));
        assertThat(report().getBoolean("checks.find { it.name == 'audit-chain-whole' }.ok"))
                .isTrue();
        try (Connection sql = Db.asOwner()) {
            sql.createStatement().execute("set kyodo.tenant = '" + coop + "'");
            sql.createStatement()
                    .execute(
                            "update audit_entry set entry = replace(entry, 'a1', 'zz') where"
                                    + " sequence = 2");
            assertThat(report().getList("checks.find { it.name == 'audit-chain-whole' }.faults"))
                    .contains("entry 2 does not follow from the one before");
            sql.createStatement().execute("delete from audit_entry where sequence = 3");
            assertThat(report().getString("checks.find { it.name == 'audit-chain-whole' }.faults"))
                    .contains("the chain ends at entry 2, its head says 3");
        }
    }

    /// The chain covers a digest of the reason: the words can go, and cannot become others.
    @Test
    void aReasonStandsBesideTheChain() throws SQLException {
        given().auth()
                .oauth2(clerk())
                .header("Idempotency-Key", "because")
                .header("Audit-Reason", "asked by Ms Mori")
                .contentType(ContentType.JSON)
                .body(new NoteResource.NewNote("reasoned", 1))
                .post("/v1/cooperatives/{id}/notes", coop)
                .then()
                .statusCode(201);
        assertThat(chain()).isEmpty();
        try (Connection sql = Db.asOwner()) {
            sql.createStatement().execute("set kyodo.tenant = '" + coop + "'");
            assertThat(count(sql, "select count(*) from audit_entry where entry like '%Mori%'"))
                    .isZero();
            sql.createStatement().execute("update audit_reason set reason = 'asked by nobody'");
            assertThat(chain()).containsExactly("the reason of entry 1 is not as it was given");
        }
        try (Connection sql = Db.asApp()) {
            sql.createStatement().execute("set kyodo.tenant = '" + coop + "'");
            assertThatThrownBy(() ->
                            sql.createStatement().execute("update audit_reason set reason = null"))
                    .hasMessageContaining("permission denied");
            assertThat(
                            count(
                                    sql,
                                    "select kyodo_erase_reasons('%s', array['%s']::uuid[], '{}', now())"
                                            .formatted(coop, Ids.next())))
                    .isZero();
            sql.createStatement()
                    .execute(
                            """
                            select kyodo_erase_reasons(e.tenant_id,
                              array[cast(entry::jsonb ->> 'request' as uuid)], '{}', now())
                            from audit_entry e where sequence = 1\
                            """);
            assertThat(count(sql, "select count(*) from audit_reason where reason is not null"))
                    .isZero();
        }
        assertThat(chain()).isEmpty();
    }

    private List<String> chain() {
        return report().getList("checks.find { it.name == 'audit-chain-whole' }.faults");
    }

    private Response add(String key, String text, int amount, String language) {
        return given().auth()
                .oauth2(clerk())
                .header("Idempotency-Key", key)
                .header("Accept-Language", language)
                .contentType(ContentType.JSON)
                .body(new NoteResource.NewNote(text, amount))
                .post("/v1/cooperatives/{id}/notes", coop);
    }

    private io.restassured.path.json.JsonPath list(String query) {
        return given().auth()
                .oauth2(clerk())
                .get("/v1/cooperatives/" + coop + "/notes" + query)
                .jsonPath();
    }

    private List<String> texts() {
        return list("").getList("items.text");
    }

    private List<Integer> numbers() {
        return list("").getList("items.number");
    }

    private io.restassured.path.json.JsonPath report() {
        return given().auth()
                .oauth2(clerk())
                .get("/v1/cooperatives/" + coop + "/verification")
                .jsonPath();
    }

    private String clerk() {
        return Tokens.of(coop).role("clerk").scopes("note:read note:write").bearer();
    }

    private static long count(Connection sql, String query) throws SQLException {
        try (var rows = sql.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static <T> List<T> together(java.util.stream.Stream<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(12)) {
            var answers = new java.util.ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(calls.toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
