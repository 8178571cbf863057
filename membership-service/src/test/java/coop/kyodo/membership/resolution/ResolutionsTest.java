package coop.kyodo.membership.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ResolutionsTest {

    private final UUID member = Ids.next();
    private UUID coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered().id();
    }

    @Test
    void anAdoptedResolutionIsFoundByWhatItDecides() {
        UUID resolution =
                AdoptedResolutions.adopt(
                        coop, "SPECIAL", "UNIT_CAP_35", member, "a-hash", "2026-06-20");

        assertThat(AdoptedResolutions.known(coop, "UNIT_CAP_35", member))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.resolutionId()).isEqualTo(resolution);
                    assertThat(known.isSpecial()).isTrue();
                    assertThat(known.hash()).isEqualTo("a-hash");
                    assertThat(known.adoptedOn()).isEqualTo(LocalDate.of(2026, 6, 20));
                });
        assertThat(AdoptedResolutions.known(coop, "EXPULSION", member)).isEmpty();
        assertThat(AdoptedResolutions.known(coop, "UNIT_CAP_35", Ids.next())).isEmpty();
        assertThat(AdoptedResolutions.known(Coop.registered().id(), "UNIT_CAP_35", member))
                .isEmpty();
    }

    @Test
    void aMatterThatNamesNobodyIsFoundWithoutAReference() {
        UUID resolution =
                AdoptedResolutions.adopt(coop, "SPECIAL", "ARTICLES", null, null, "2026-06-20");

        assertThat(AdoptedResolutions.known(coop, "ARTICLES", null))
                .extracting(Resolution::resolutionId)
                .containsExactly(resolution);
        assertThat(AdoptedResolutions.known(coop, "ARTICLES", member)).isEmpty();
    }

    @Test
    void theLatestComesFirstInWhateverOrderTheyAreTold() {
        UUID later = AdoptedResolutions.special(coop, "EXPULSION", member, "2026-09-01");
        UUID earlier = AdoptedResolutions.special(coop, "EXPULSION", member, "2026-06-20");

        assertThat(AdoptedResolutions.known(coop, "EXPULSION", member))
                .extracting(Resolution::resolutionId)
                .containsExactly(later, earlier);
    }

    @Test
    void aResolutionToldTwiceIsKeptOnce() {
        UUID resolution = Ids.next();
        Map<String, Object> data =
                AdoptedResolutions.data(
                        coop, resolution, "SPECIAL", "EXPULSION", member, null, "2026-06-20");
        UUID event = Ids.next();
        Events.deliver(event, AdoptedResolutions.TYPE, resolution, 1, coop, data);
        Events.deliver(event, AdoptedResolutions.TYPE, resolution, 1, coop, data);
        Events.deliver(AdoptedResolutions.TYPE, resolution, 2, coop, data);
        Events.eventually("both events", () -> rows("inbox"), taken -> taken == 2);

        assertThat(AdoptedResolutions.known(coop, "EXPULSION", member)).hasSize(1);
    }

    @Test
    void aResolutionOfAnotherCoopIsNotTaken() {
        UUID resolution = Ids.next();
        Events.deliver(
                AdoptedResolutions.TYPE,
                resolution,
                1,
                coop,
                AdoptedResolutions.data(
                        Ids.next(),
                        resolution,
                        "SPECIAL",
                        "EXPULSION",
                        member,
                        null,
                        "2026-06-20"));
        Events.eventually("the dead letter", () -> rows("dead_letter"), buried -> buried == 1);

        assertThat(AdoptedResolutions.known(coop, "EXPULSION", member)).isEmpty();
    }

    private long rows(String table) throws SQLException {
        try (Connection owner = Db.asOwner();
                PreparedStatement count =
                        owner.prepareStatement(
                                "select count(*) from " + table + " where tenant_id = ?")) {
            owner.createStatement().execute("set kyodo.tenant = '*'");
            count.setObject(1, coop);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
