package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads the capital ledger.
public final class Journals {

    /// A balance of the ledger.
    record Balance(Account account, Money balance) {}

    private Journals() {}

    static Page<Journal> page(Tx tx, String currency, PageQuery page) {
        Query query =
                tx.sql()
                        .createQuery(
                                """
                                select j.*, p.account, p.amount
                                from (select * from journal where tenant_id = :tenant and number > :after
                                      order by number limit :limit) j
                                join posting p using (tenant_id, journal_id)
                                order by j.number, p.account\
                                """)
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1);
        return Page.of(read(tx, query, currency), page.limit(), last -> Cursor.of(last.number()));
    }

    /// One member's journals up to a date, as known at an instant.
    public static List<Journal> of(
            Tx tx, UUID memberId, String currency, LocalDate asOf, Instant knownAt) {
        Query query =
                tx.sql()
                        .createQuery(
                                """
                                select j.*, p.account, p.amount
                                from journal j join posting p using (tenant_id, journal_id)
                                where j.tenant_id = :tenant and j.member_id = :member
                                  and j.effective_on <= :asOf and j.recorded_at <= :knownAt
                                order by j.effective_on, j.number, p.account\
                                """)
                        .bind("member", memberId)
                        .bind("asOf", asOf)
                        .bind("knownAt", knownAt);
        return read(tx, query, currency);
    }

    static List<Balance> balances(Tx tx, String currency, LocalDate asOf, Instant knownAt) {
        return tx.sql()
                .createQuery(
                        """
                        select p.account, sum(p.amount) as balance
                        from journal j join posting p using (tenant_id, journal_id)
                        where j.tenant_id = :tenant
                          and j.effective_on <= :asOf and j.recorded_at <= :knownAt
                        group by p.account order by p.account\
                        """)
                .bind("tenant", tx.tenant())
                .bind("asOf", asOf)
                .bind("knownAt", knownAt)
                .map((row, context) ->
                        new Balance(
                                Account.valueOf(row.getString("account")),
                                Money.of(row.getLong("balance"), currency)))
                .list();
    }

    private static List<Journal> read(Tx tx, Query query, String currency) {
        Map<UUID, Journal> journals =
                query.bind("tenant", tx.tenant())
                        .reduceRows(
                                new LinkedHashMap<>(),
                                (all, row) -> {
                                    all.computeIfAbsent(
                                                    row.getColumn("journal_id", UUID.class),
                                                    id -> journal(row, id))
                                            .postings()
                                            .add(posting(row, currency));
                                    return all;
                                });
        return List.copyOf(journals.values());
    }

    private static Journal journal(RowView row, UUID id) {
        return new Journal(
                id,
                row.getColumn("number", Long.class),
                JournalKind.valueOf(row.getColumn("kind", String.class)),
                row.getColumn("member_id", UUID.class),
                row.getColumn("units", Long.class),
                row.getColumn("effective_on", LocalDate.class),
                row.getColumn("recorded_at", Instant.class),
                row.getColumn("reference", String.class),
                method(row.getColumn("method", String.class)),
                row.getColumn("transfer_id", UUID.class),
                row.getColumn("reverses_id", UUID.class),
                row.getColumn("reason", String.class),
                new ArrayList<>());
    }

    private static @Nullable PaymentMethod method(@Nullable String name) {
        return name == null ? null : PaymentMethod.valueOf(name);
    }

    private static Journal.Posting posting(RowView row, String currency) {
        return new Journal.Posting(
                Account.valueOf(row.getColumn("account", String.class)),
                Money.of(row.getColumn("amount", Long.class), currency));
    }
}
