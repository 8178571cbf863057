package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import java.time.LocalDate;
import java.util.Optional;

/// What must not be under way when the unit amount falls.
final class Readiness {

    private Readiness() {}

    /// The end of the fiscal year before this day, if it is not closed though a member was there.
    static Optional<LocalDate> yearToClose(Tx tx, LocalDate date) {
        LocalDate end = FiscalYears.firstDay(tx, date).minusDays(1);
        boolean isOpen =
                !end.isBefore(Cooperatives.first(tx).effectiveOn())
                        && is(
                                tx,
                                """
                                select not exists (select from year_end
                                    where tenant_id = :tenant and fiscal_year_end >= :date)
                                  and exists (select from member
                                    where tenant_id = :tenant and admitted_on <= :date)\
                                """,
                                end);
        return isOpen ? Optional.of(end) : Optional.empty();
    }

    /// The last day on which capital moved.
    static Optional<LocalDate> lastMoved(Tx tx) {
        return tx.sql()
                .createQuery("select max(effective_on) from journal where tenant_id = :tenant")
                .bind("tenant", tx.tenant())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// How many applications are undecided or unpaid.
    static long applications(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from member
                        where tenant_id = :tenant and state in ('APPLIED', 'ACCEPTED')\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(Long.class)
                .one();
    }

    private static boolean is(Tx tx, String query, LocalDate date) {
        return tx.sql()
                .createQuery(query)
                .bind("tenant", tx.tenant())
                .bind("date", date)
                .mapTo(Boolean.class)
                .one();
    }
}
