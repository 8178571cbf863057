package coop.kyodo.local.year;

import static coop.kyodo.local.Service.FEDERATION;
import static coop.kyodo.local.Service.GOVERNANCE;
import static coop.kyodo.local.Service.MEMBERSHIP;
import static coop.kyodo.local.Service.SURPLUS;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.local.Service;
import java.util.Locale;

/// Every service proves its figures from its own records, and two of them against each other.
final class Verification {

    private final Tale tale;

    Verification(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("Everything is proved");
        verify(MEMBERSHIP, User.AUDITOR, tale.coop("/verification"));
        verify(GOVERNANCE, User.AUDITOR, tale.coop("/verification"));
        verify(SURPLUS, User.AUDITOR, tale.coop("/verification"));
        verify(FEDERATION, User.OPERATOR, tale.federation("/verification"));
        rolls();
    }

    private void verify(Service service, String user, String path) {
        String name = service.name().toLowerCase(Locale.ROOT);
        JsonNode report =
                tale.step("verify-" + name, "The " + name + " service proves its records.")
                        .as(user)
                        .get(service, path)
                        .until("a clean report", now -> now.path("ok").asBoolean(), "ok");
        for (JsonNode check : report.path("checks")) {
            tale.note(
                    "%-28s %s"
                            .formatted(
                                    check.path("name").asText(),
                                    Tale.shown(check.path("figures"))));
        }
        tale.check(!report.path("checks").isEmpty(), "every check of it is in order");
    }

    /// The members' hash in the governance service's rolls is that of the membership service's
    /// register.
    private void rolls() {
        for (int year = 1; year <= 2; year++) {
            JsonNode register =
                    tale.step(
                                    "register-again-" + year,
                                    "The register of the day on which roll " + year + " was taken.")
                            .as(User.AUDITOR)
                            .get(
                                    MEMBERSHIP,
                                    tale.coop("/register?asOf=" + Meeting.recordDate(year)))
                            .ok("members", "membersHash");
            JsonNode roll =
                    tale.quiet("roll-again-" + year)
                            .as(User.AUDITOR)
                            .get(
                                    GOVERNANCE,
                                    tale.coop(
                                            "/assemblies/" + tale.cast().assembly(year) + "/roll"))
                            .ok();
            tale.same(
                    register.path("membersHash").asText(),
                    roll.path("membersHash").asText(),
                    "hash of the register and of the roll");
        }
    }
}
