package coop.kyodo.membership.person;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records that may be one person's are pointed out.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DuplicatesTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @ParameterizedTest
    @CsvSource({
        "山田 花子, 山田花子, 横浜市中区1丁目2番地3号, 横浜市中区１－２－３",
        "ｻﾄｳ ﾊﾅｺ, サトウ・ハナコ, 川崎市 1-2, 川崎市1の2",
        "さとう はなこ, サトウハナコ, 川崎市1-2, 川崎市1番2号",
        "SATO Hanako, sato hanako, Kawasaki 1-2, KAWASAKI 1−2",
        "O'Brien, O’BRIEN, 東京都1, 東京都１",
        "渡邊惠, 渡辺恵, 港区三田二丁目十五番, 港区三田2-15"
    })
    void writtenDifferentlyItIsTheSamePerson(
            String name, String otherName, String address, String otherAddress) {
        String one = applicant(Coop.person(name, address));
        String other = applicant(Coop.person(otherName, otherAddress));

        coop.get("/person-duplicates")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].personId", equalTo(one))
                .body("items[0].otherPersonId", equalTo(other))
                .body("items[0].matches", contains("NAME", "ADDRESS"));
    }

    @Test
    void theSameNameElsewhereOrBornOnAnotherDayIsNobodysDuplicate() {
        applicant(Coop.person("佐藤花子", "川崎市1-2"));
        applicant(Coop.person("佐藤花子", "川崎市1-3"));
        applicant(born("田中太郎", "1980-05-05"));
        applicant(born("田中太郎", "1980-05-06"));

        coop.get("/person-duplicates").then().body("items", hasSize(0));
    }

    @Test
    void theSameReadingAndDateOfBirthArePointedOut() {
        Map<String, Object> one = born("斎藤恵", "1980-05-05");
        one.put("kana", "サイトウメグミ");
        one.put("address", "川崎市1-2");
        Map<String, Object> other = born("西東恵", "1980-05-05");
        other.put("kana", "さいとう めぐみ");
        applicant(one);
        applicant(other);

        coop.get("/person-duplicates")
                .then()
                .body("items[0].matches", contains("KANA", "BIRTH_DATE"));
    }

    private String applicant(Map<String, ?> data) {
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("person", data);
        Response applied = coop.post("/members", application);
        applied.then().statusCode(201);
        return applied.path("personId");
    }

    private static Map<String, Object> born(String name, String birthDate) {
        Map<String, Object> data = Coop.person(name, "東京都" + Ids.next());
        data.put("birthDate", birthDate);
        return data;
    }
}
