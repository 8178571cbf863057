package coop.kyodo.local.year;

import static coop.kyodo.local.Service.MEMBERSHIP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;

/// The twelve work at three sites; each month is recorded, closed, and published to the surplus
/// service.
final class Work {

    static final int MONTHS = 12;

    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final List<String> SITES =
            List.of("Midori meals on wheels", "Midori day care", "Midori park keeping");
    private static final int WRONG_MEMBER = 3;
    private static final int WRONG_BY = 480;

    private final Tale tale;
    private final Cast cast;

    Work(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
    }

    void tellOfSpring() {
        tale.chapter("Work in April and May");
        sites();
        record(1);
        close(1);
        tale.step("work-too-late", "A closed month takes no further entry.")
                .post(MEMBERSHIP, tale.coop("/work-entries"), entry(1, 1))
                .conflicts("period-closed");
        record(2);
        correct();
        close(2);
    }

    void tellOfTheRest() {
        tale.chapter("Work from June to March");
        for (int month = 3; month <= MONTHS; month++) {
            record(month);
            close(month);
        }
        JsonNode totals =
                tale.step("work-totals", "What each member has worked in the year.")
                        .get(
                                MEMBERSHIP,
                                tale.coop("/work-totals?by=MEMBER&from=2025-04&to=2026-03"))
                        .ok();
        for (JsonNode total : totals.path("items")) {
            tale.note(
                    "%s: %,d minutes on %d days"
                            .formatted(
                                    Tale.brief(total.path("key").asText()),
                                    total.path("minutes").asLong(),
                                    total.path("days").asInt()));
        }
        tale.same(Cast.PEOPLE, totals.path("items").size(), "people who worked");
    }

    private void sites() {
        for (int site = 1; site <= SITES.size(); site++) {
            ObjectNode opening = Json.of("id", cast.site(site), "name", SITES.get(site - 1));
            Step step =
                    site == 1
                            ? tale.step("site-1", "The co-op works at three sites.")
                            : tale.quiet("site-" + site);
            step.post(MEMBERSHIP, tale.coop("/sites"), opening).created("name");
        }
    }

    private void record(int month) {
        boolean first = true;
        for (int member = 1; member <= Cast.PEOPLE; member++) {
            if (month < firstMonth(member)) {
                continue;
            }
            String key = "work-" + month + "-" + member;
            Step step =
                    first
                            ? tale.step(key, "The work of " + period(month) + " is recorded.")
                            : tale.quiet(key);
            step.post(MEMBERSHIP, tale.coop("/work-entries"), entry(member, month))
                    .created("period", "minutes", "days");
            first = false;
        }
    }

    private ObjectNode entry(int member, int month) {
        return Json.of(
                "id", cast.workEntry(member, month),
                "memberId", cast.member(member),
                "siteId", cast.site(1 + member % SITES.size()),
                "month", period(month),
                "minutes", recorded(member, month),
                "days", days(member, month));
    }

    private void correct() {
        JsonNode correction =
                tale.step(
                                "work-correction",
                                "April's entry of "
                                        + cast.name(WRONG_MEMBER)
                                        + " had a day too many: corrected by a new entry in the open"
                                        + " month, the old one stays.")
                        .post(
                                MEMBERSHIP,
                                tale.coop(
                                        "/work-entries/"
                                                + cast.workEntry(WRONG_MEMBER, 1)
                                                + "/corrections"),
                                Json.of(
                                        "period",
                                        period(2),
                                        "minutes",
                                        recorded(WRONG_MEMBER, 1) - WRONG_BY,
                                        "days",
                                        days(WRONG_MEMBER, 1) - 1,
                                        "reason",
                                        "One day was leave"))
                        .created("period", "minutes", "days", "corrects", "reason");
        tale.same(-WRONG_BY, correction.path("minutes").asInt(), "minutes of the correcting entry");
    }

    private void close(int month) {
        YearMonth next = APRIL.plusMonths(month);
        JsonNode closed =
                tale.step("close-" + month, "The month is closed; its totals are published.")
                        .post(
                                MEMBERSHIP,
                                tale.coop("/work-periods/" + period(month) + "/closing"),
                                Json.of("closedOn", next.atDay(5)))
                        .ok("period", "minutes", "days", "members");
        long minutes = month == 2 ? -WRONG_BY : 0;
        for (int member = 1; member <= Cast.PEOPLE; member++) {
            minutes += month < firstMonth(member) ? 0 : recorded(member, month);
        }
        tale.same(minutes, closed.path("minutes").asLong(), "minutes of the month");
    }

    /// People work from the month in which they are members.
    private static int firstMonth(int member) {
        return switch (member) {
            case 1 -> 2;
            case 12 -> 3;
            default -> 1;
        };
    }

    /// Some work full time and some part time, and no two the same.
    private static int recorded(int member, int month) {
        return days(member, month) * 420 + (member * 37 + month * 53) % 60;
    }

    private static int days(int member, int month) {
        return (member % 4 == 0 ? 11 : 19) + (member + month) % 3;
    }

    private static String period(int month) {
        return APRIL.plusMonths(month - 1L).toString();
    }
}
