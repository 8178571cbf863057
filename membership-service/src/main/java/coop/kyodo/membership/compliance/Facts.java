package coop.kyodo.membership.compliance;

import coop.kyodo.kit.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What the monitor asks of the ledger and of labour terms.
final class Facts {

    /// The units held on a day, and those of the member with most of them.
    record Units(long total, long largest) {}

    private Facts() {}

    static boolean labourTermsKnown(Tx tx, Instant known) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from labour_term
                          where tenant_id = :tenant and recorded_at <= :known)\
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
                        select coalesce(sum(units), 0) as total, coalesce(max(units), 0) as largest
                        from (
                          select member_id, sum(units) as units from journal
                          where tenant_id = :tenant and effective_on <= :asOf
                            and recorded_at <= :known
                            and not (kind in ('WITHDRAWAL', 'REDUCTION') and effective_on = :asOf)
                          group by member_id) held\
                        """)
                .bind("tenant", tx.tenant())
                .bind("asOf", asOf)
                .bind("known", known)
                .map(ConstructorMapper.of(Units.class))
                .one();
    }
}
