package coop.kyodo.federation.federation;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The federation of a transaction: one row per tenant.
public final class Federations {

    private Federations() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when this tenant is none
    public static Federation get(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select tenant_id as id, name, profile, kind, fiscal_year_end, currency,
                          withdrawal_notice_days, recorded_at
                        from federation where tenant_id = :tenant\
                        """)
                .bind("tenant", tx.tenant())
                .map(ConstructorMapper.of(Federation.class))
                .findOne()
                .orElseThrow(() -> Problems.notFound("federation-not-found"));
    }

    /// Whether it was new.
    static boolean add(Tx tx, Federation federation) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into federation (tenant_id, name, profile, kind, fiscal_year_end, currency,
                                  withdrawal_notice_days, recorded_at)
                                values (:id, :name, :profile, :kind, :fiscalYearEnd, :currency,
                                  :withdrawalNoticeDays, :recordedAt)
                                on conflict do nothing\
                                """)
                        .bindMethods(federation)
                        .execute()
                == 1;
    }

    /// Holds everybody else of this federation who asks for the same thing until this transaction
    /// ends.
    public static void hold(Tx tx, String what) {
        tx.sql()
                .createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))::text")
                .bind("name", tx.tenant() + "/" + what)
                .mapTo(String.class)
                .one();
    }
}
