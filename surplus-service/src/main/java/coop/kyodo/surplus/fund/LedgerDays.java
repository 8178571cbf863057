package coop.kyodo.surplus.fund;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import java.time.LocalDate;
import java.util.Map;

/// The days on which the funds' ledger takes what a voucher says. A closed year takes nothing more:
/// its plan was made from what the funds held at its end (COR-01, JP-181).
public final class LedgerDays {

    private LedgerDays() {}

    /// Lets a day pass that has come, since the co-op began, in a year that is not closed.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 or 409 otherwise
    public static void mustTake(Tx tx, LocalDate on, String pointer) {
        Days.mustHaveCome(tx, on, pointer);
        Cooperatives.mustHaveBegun(tx, on, pointer);
        LocalDate closed = closedUpTo(tx);
        if (!on.isAfter(closed)) {
            throw Problems.conflict(
                    "fiscal-year-closed",
                    new FormFault("", "said.closed-up-to", Map.of("closed", closed)));
        }
    }

    /// The last day of the last year that is closed; long ago when none is.
    public static LocalDate closedUpTo(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(max(to_day), date '0001-01-01') from fiscal_year
                        where tenant_id = :tenant and closed_on is not null\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(LocalDate.class)
                .one();
    }
}
