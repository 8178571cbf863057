package coop.kyodo.surplus;

import java.util.Map;
import java.util.UUID;

/// What membership tells of a co-op that registered: its profile and its first articles.
final class Registration {

    private Registration() {}

    /// @param began from when on its articles hold
    static Map<String, Object> of(UUID id, String began, String profile, String currency) {
        Map<String, Object> meeting =
                Map.of(
                        "noticeDays", 10,
                        "writtenVote", true,
                        "electronicVote", true,
                        "proxyVote", true,
                        "chairCountsAsPresent", true,
                        "tieBase", "CAST",
                        "unnotifiedMatters", false);
        Map<String, Object> officers =
                Map.of(
                        "directors", 3,
                        "auditors", 1,
                        "method", "ELECTION",
                        "directorTermYears", 2,
                        "auditorTermYears", 4);
        Map<String, Object> surplus =
                Map.of(
                        "reserveRate", "1/10",
                        "jobCreationRate", "1/20",
                        "educationRate", "1/20",
                        "dividendsToUnpaidCapital", true);
        Map<String, Object> articles =
                Map.of(
                        "unitAmount",
                        Map.of("amount", "50000", "currency", currency),
                        "fiscalYearEnd",
                        "03-31",
                        "withdrawalNoticeDays",
                        90,
                        "clearDays",
                        0,
                        "reserveTarget",
                        Map.of("amount", "1500000", "currency", currency),
                        "meeting",
                        meeting,
                        "officers",
                        officers,
                        "surplus",
                        surplus);
        return Map.of(
                "cooperativeId",
                id,
                "name",
                "Workers' Co-op",
                "profile",
                profile,
                "articlesVersion",
                1,
                "effectiveOn",
                began,
                "articles",
                articles);
    }
}
