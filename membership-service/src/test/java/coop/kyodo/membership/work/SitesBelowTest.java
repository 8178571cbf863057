package coop.kyodo.membership.work;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sites that stand below a site, and their work together.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SitesBelowTest {

    private Coop coop;
    private UUID member;
    private UUID site;

    @BeforeEach
    void aMemberAtASite() {
        coop = Coop.registered();
        member = coop.member(1);
        site = coop.site();
    }

    @Test
    void sitesStandUnderOneAnother() {
        UUID child = Ids.next();

        coop.post("/sites", Map.of("id", child, "name", "厨房", "parentId", site))
                .then()
                .statusCode(201)
                .body("parentId", equalTo(site.toString()));
        coop.post("/sites", Map.of("id", child, "name", "厨房"))
                .then()
                .statusCode(409)
                .body("code", equalTo("site-exists"));
        coop.post("/sites", Map.of("name", "厨房", "parentId", Ids.next()))
                .then()
                .statusCode(404)
                .body("code", equalTo("site-not-found"));
        coop.audit("/sites").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void aSiteHasASubtotalOfAllSitesBelowIt() {
        UUID kitchen = Ids.next();
        UUID stove = Ids.next();
        coop.post("/sites", Map.of("id", kitchen, "name", "厨房", "parentId", site));
        coop.post("/sites", Map.of("id", stove, "name", "かまど", "parentId", kitchen));
        workAt(site, 100);
        workAt(kitchen, 20);
        workAt(stove, 3);

        for (Map.Entry<UUID, Integer> subtotal :
                Map.of(site, 123, kitchen, 23, stove, 3).entrySet()) {
            coop.get("/work-totals?by=SITE_TREE&from=2025-04&to=2025-04")
                    .then()
                    .statusCode(200)
                    .body(
                            "items.find { it.key == '" + subtotal.getKey() + "' }.minutes",
                            equalTo(subtotal.getValue()));
        }
        coop.get("/work-totals?by=SITE&from=2025-04&to=2025-04&siteId=" + site)
                .then()
                .body("items.minutes", contains(100));
    }

    private void workAt(UUID place, int minutes) {
        coop.post(
                        "/work-entries",
                        Map.of(
                                "memberId", member,
                                "siteId", place,
                                "month", "2025-04",
                                "minutes", minutes,
                                "days", 1))
                .then()
                .statusCode(201);
    }
}
