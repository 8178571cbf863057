package coop.kyodo.benchmark;

import java.util.UUID;

/// What the benchmarks of membership begin with.
final class Example {

    private Example() {}

    /// Registers a co-op.
    ///
    /// @param unitAmount in yen
    static UUID cooperative(Ground ground, long unitAmount) {
        UUID cooperative = UUID.randomUUID();
        ground.post(
                "/v1/cooperatives",
                Ground.OPERATOR,
                """
                {"id": "%s", "name": "労働者協同組合みどり", "profile": "JP_ACT_2022",
                 "effectiveOn": "2019-04-01",
                 "articles": {"unitAmount": {"amount": "%d", "currency": "JPY"},
                  "fiscalYearEnd": "03-31", "withdrawalNoticeDays": 90, "clearDays": 0,
                  "reserveTarget": {"amount": "200000000", "currency": "JPY"},
                  "meeting": {"noticeDays": 10, "writtenVote": true, "electronicVote": true,
                   "proxyVote": true, "chairCountsAsPresent": true, "tieBase": "CAST",
                   "unnotifiedMatters": false},
                  "officers": {"directors": 3, "auditors": 1, "method": "ELECTION",
                   "directorTermYears": 2, "auditorTermYears": 4},
                  "surplus": {"reserveRate": "1/10", "jobCreationRate": "1/20",
                   "educationRate": "1/20", "dividendsToUnpaidCapital": false},
                  "particulars": {"business": ["配食"], "prefectures": ["神奈川県"], "offices": ["横浜市"],
                   "qualification": "組合の事業に従事する個人", "joiningAndLeaving": "承諾を得て加入し、予告して脱退する。",
                   "paymentMethod": "全額を払い込む。", "opinions": "毎月の会議で集める。",
                   "publicNotice": "掲示する。"}}}\
                """
                        .formatted(cooperative, unitAmount));
        return cooperative;
    }

    static String path(UUID cooperative) {
        return "/v1/cooperatives/" + cooperative;
    }
}
