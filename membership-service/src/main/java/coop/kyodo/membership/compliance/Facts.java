package coop.kyodo.membership.compliance;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.UnitMoves;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What the monitor asks of the ledger and of labour terms.
final class Facts {

    /// The units held on a day.
    ///
    /// @param usual those of the member with most of them under the usual cap
    /// @param approved those of the member with most of them under the raised one
    record Units(long total, long usual, long approved) {

        long largest() {
            return Math.max(usual, approved);
        }
    }

    private Facts() {}

    static boolean labourTermsKnown(Tx tx, Instant known) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from labour_term
                          where tenant_id = :tenant and recorded_at <= :known
                            and (corrected_at is null or corrected_at > :known))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("known", known)
                .mapTo(Boolean.class)
                .one();
    }

    static Units units(Tx tx, LocalDate asOf, Instant known) {
        return tx.sql()
                .createQuery(
                        """
                        with <moved>
                        select coalesce(sum(units), 0) as total,
                          coalesce(max(units) filter (where not approved), 0) as usual,
                          coalesce(max(units) filter (where approved), 0) as approved
                        from (
                          select units, <approved> as approved from (
                            select member_id, sum(units) as units from moved
                            where effective_on <= :date
                              and not (kind in ('WITHDRAWAL', 'WITHDRAWAL_REVERSAL', 'REDUCTION') and effective_on = :date)
                            group by member_id) held) capped\
                        """)
                .define("moved", UnitMoves.MOVED)
                .define("approved", CapBreaches.APPROVED)
                .bind("tenant", tx.tenant())
                .bind("date", asOf)
                .bind("known", known)
                .map(ConstructorMapper.of(Units.class))
                .one();
    }
}
