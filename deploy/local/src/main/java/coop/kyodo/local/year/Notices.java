package coop.kyodo.local.year;

import static coop.kyodo.local.Service.MEMBERSHIP;

import com.fasterxml.jackson.databind.JsonNode;

/// Two members want to leave at the year's end; one of them a day too late.
final class Notices {

    static final int IN_TIME = 11;
    static final int LATE = 10;

    private final Tale tale;

    Notices(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("Two notices of withdrawal");
        JsonNode inTime =
                tale.step(
                                "withdraw-in-time",
                                tale.cast().name(IN_TIME)
                                        + " gives notice on the last day that is in time, 90 days"
                                        + " before the year's end (JP-050).")
                        .post(
                                MEMBERSHIP,
                                tale.member(IN_TIME, "/withdrawal"),
                                Json.of("noticeOn", "2025-12-31"))
                        .ok("inTime", "effectiveOn", "lastDayInTime", "noticeDays");
        tale.same("2026-03-31", inTime.path("effectiveOn").asText(), "the day of leaving");

        JsonNode late =
                tale.step(
                                "withdraw-late",
                                tale.cast().name(LATE)
                                        + " gives notice a day later, is not refused, but told the"
                                        + " next year's end (JP-050).")
                        .post(
                                MEMBERSHIP,
                                tale.member(LATE, "/withdrawal"),
                                Json.of("noticeOn", "2026-01-01"))
                        .ok("inTime", "effectiveOn", "lastDayInTime", "rule", "source");
        tale.same("2027-03-31", late.path("effectiveOn").asText(), "the day of leaving");
        tale.same("2025-12-31", late.path("lastDayInTime").asText(), "the last day in time");
    }
}
