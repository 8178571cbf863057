package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// JP-132, Workers Cooperatives Act, art. 61(1) and (3).
final class NoticeRules {

    private NoticeRules() {}

    /// The notice goes out at least the articles' number of days before the meeting, unless all
    /// members consent to do without. The day of sending counts, the day of the meeting does not:
    /// ten days' notice sent on the 10th serves a meeting on the 20th. Clear days of the articles
    /// lengthen it.
    static Decision<LocalDate> sentInTime(
            Assembly.Notice notice, LocalDate heldOn, Articles articles, Rule jp132) {
        long required = (long) articles.meeting().noticeDays() + articles.clearDays();
        long given = ChronoUnit.DAYS.between(notice.sentOn(), heldOn);
        if (given >= required || notice.waived()) {
            return Decision.accepted(heldOn);
        }
        return Decision.refused(
                Refusal.of("notice-too-short", jp132)
                        .at("/notice/sentOn")
                        .with("sentOn", notice.sentOn())
                        .with("heldOn", heldOn)
                        .with("noticeDays", given)
                        .with("noticeDaysRequired", required)
                        .with("earliestHeldOn", notice.sentOn().plusDays(required)));
    }
}
