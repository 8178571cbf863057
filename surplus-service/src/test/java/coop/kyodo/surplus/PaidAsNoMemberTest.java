package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans that pay people who worked and are no members, all of whom have the number 0.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PaidAsNoMemberTest {

    /// Two members and three who are none worked 100 hours in each of three months.
    private static Coop working() {
        Coop coop =
                Coop.since("2026-01-01", "FR_SCOP").admit(1, "2025-04-01").admit(2, "2025-04-01");
        for (String month : List.of("2026-01", "2026-02", "2026-03")) {
            coop.worked(month, Map.of(1, 100L, 2, 100L), Map.of(3, 100L, 4, 100L, 5, 100L));
        }
        coop.settled();
        coop.openYear("2025", "2026-01-01", "2026-03-31", figures(4_000_000, 0))
                .then()
                .statusCode(201);
        return coop;
    }

    private static String executed(Coop coop) {
        String plan = Corrections.adopted(coop, coop.plan(2_000_000));
        coop.execute(plan).then().statusCode(200);
        return plan;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everybodyIsOnOnePageOfTheDuesWhateverItsSize(int limit) {
        Coop coop = working();
        String plan = executed(coop);

        assertThat(paged(coop, "plans/" + plan + "/dues", limit))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .contains(coop.member(3), coop.member(4), coop.member(5));
    }

    @Test
    void somebodyWhoIsKnownAsAMemberSinceHasOneLineInACorrection() {
        Coop coop = working();
        String plan = executed(coop);
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.memberNumber", contains(0, 0, 0, 1, 2))
                .body("items.entitled.amount", everyItem(equalTo("400000")));

        coop.admit(4, "2026-03-15").settled();
        String correction = Corrections.adopted(coop, Corrections.correct(coop, plan, 1_800_000));
        String members = "plans/" + correction + "/correction/members";
        coop.get("auditor", members)
                .then()
                .body("items.memberNumber", contains(0, 0, 1, 2, 4))
                .body("items[4].memberId", equalTo(coop.member(4).toString()))
                .body("items.amount.before.amount", everyItem(equalTo("400000")))
                .body("items.amount.after.amount", everyItem(equalTo("360000")));
        assertThat(paged(coop, members, 1)).hasSize(5).doesNotHaveDuplicates();
        coop.execute(correction).then().statusCode(200).body("state", equalTo("EXECUTED"));

        coop.get("auditor", "plans/" + correction + "/payouts")
                .then()
                .body("items.memberNumber", contains(0, 0, 1, 2, 4))
                .body("items.gross.amount", everyItem(equalTo("-40000")));
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.memberNumber", contains(0, 0, 1, 2, 4))
                .body("items.entitled.amount", everyItem(equalTo("360000")))
                .body("items.due.amount", everyItem(equalTo("360000")));
        coop.verified();
    }

    /// The ids on all pages, one after the other.
    private static List<UUID> paged(Coop coop, String path, int limit) {
        List<UUID> ids = new ArrayList<>();
        String next = null;
        do {
            Response page =
                    coop.as("auditor")
                            .queryParams(
                                    next == null
                                            ? Map.of("limit", limit)
                                            : Map.of("limit", limit, "cursor", next))
                            .get(path);
            List<String> found = page.then().statusCode(200).extract().path("items.memberId");
            found.forEach(id -> ids.add(UUID.fromString(id)));
            next = page.path("next");
        } while (next != null);
        return ids;
    }
}
