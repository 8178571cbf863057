package coop.kyodo.surplus;

import coop.kyodo.kit.testing.BadInputWalk;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class SurplusBadInputTest extends BadInputWalk {

    private Coop coop = Coop.unknown();
    private String plan = "";
    private String use = "";

    @BeforeEach
    void prepare() {
        coop = Coop.withAYear();
        plan = coop.plan(1).path("planId");
        coop.post(
                        "clerk",
                        "funds/JOB_CREATION_FUND/deposits",
                        Map.of(
                                "amount", Coop.yen(100),
                                "on", "2026-04-01",
                                "reference", "opening"))
                .then()
                .statusCode(201);
        use =
                coop.post(
                                "clerk",
                                "fund-uses",
                                Map.of(
                                        "fund", "JOB_CREATION_FUND",
                                        "purpose", "JOB_CREATION",
                                        "subject", "The new site",
                                        "amount", Coop.yen(100),
                                        "requestedOn", "2026-04-01",
                                        "spendBy", "2026-09-30"))
                        .path("useId");
    }

    @Override
    protected UUID tenantId() {
        return coop.id;
    }

    @Override
    protected Map<String, String> pathValues() {
        return Map.ofEntries(
                Map.entry("year", "2025"),
                Map.entry("version", "0"),
                Map.entry("planId", plan),
                Map.entry("useId", use),
                Map.entry("fund", "JOB_CREATION_FUND"),
                Map.entry("document", "BALANCE_SHEET"),
                Map.entry("memberId", coop.member(1).toString()),
                Map.entry("payeeId", coop.member(1).toString()),
                Map.entry("measure", "PAY"),
                Map.entry("webhookId", UUID.randomUUID().toString()),
                Map.entry("eventId", UUID.randomUUID().toString()),
                Map.entry("importId", UUID.randomUUID().toString()),
                Map.entry("spendingId", UUID.randomUUID().toString()),
                Map.entry("batchId", UUID.randomUUID().toString()),
                Map.entry("line", "1"),
                Map.entry("format", "ZENGIN"));
    }
}
