package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;

/// Articles and rules for the tests of rules.
public final class Given {

    private Given() {}

    public static Rule rule(String id) {
        return Rulebook.of("JP_ACT_2022").rule(id);
    }

    /// Articles that allow every mode, elect, and keep the statutory notice.
    public static Articles articles() {
        return articles(
                new Articles.Meeting(10, true, true, true, true, Articles.TieBase.CAST, false));
    }

    public static Articles articles(Articles.Meeting meeting) {
        return new Articles(
                0, meeting, new Articles.Officers(3, 1, Articles.Method.ELECTION, 2, 4));
    }
}
