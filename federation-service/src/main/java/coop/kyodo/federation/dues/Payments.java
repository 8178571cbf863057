package coop.kyodo.federation.dues;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/// The payments of a federation's dues.
final class Payments {

    private static final String SELECT =
            """
            select p.id, p.number, p.assessment_id, p.amount, f.currency, p.paid_on, p.business_key, p.recorded_at
            from dues_payment p join federation f on f.tenant_id = p.tenant_id
            where p.tenant_id = :tenant
            """;

    private static final RowMapper<Payment> MAPPER =
            (row, context) ->
                    new Payment(
                            row.getObject("id", UUID.class),
                            row.getLong("number"),
                            row.getObject("assessment_id", UUID.class),
                            Money.of(row.getLong("amount"), row.getString("currency")),
                            row.getObject("paid_on", LocalDate.class),
                            row.getString("business_key"),
                            null,
                            row.getTimestamp("recorded_at").toInstant());

    private Payments() {}

    static boolean knows(Tx tx, String businessKey) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from dues_payment
                          where tenant_id = :tenant and business_key = :key)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("key", businessKey)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether it was new.
    static boolean add(Tx tx, UUID id, UUID assessment, NewPayment request) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into dues_payment
                                  (tenant_id, id, assessment_id, amount, paid_on, business_key, recorded_at)
                                values (:tenant, :id, :assessment, :amount, :paidOn, :key, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .bind("assessment", assessment)
                        .bind("amount", request.amount().amount())
                        .bind("paidOn", request.paidOn())
                        .bind("key", request.businessKey())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    static Payment get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and p.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(MAPPER)
                .one();
    }

    static List<Payment> page(Tx tx, UUID assessment, long after, int limit) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + "and p.assessment_id = :assessment and p.number > :after order by p.number limit :limit")
                .bind("tenant", tx.tenant())
                .bind("assessment", assessment)
                .bind("after", after)
                .bind("limit", limit)
                .map(MAPPER)
                .list();
    }
}
