package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The entries of work and their corrections.
final class WorkEntries {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT =
            """
            select e.*, a.recorded_at as approved_at from work_entry e
            left join work_approval a using (tenant_id, entry_id)
            """;

    private WorkEntries() {}

    static void add(Tx tx, WorkEntry entry, String recordedBy) {
        addAll(tx, List.of(entry), recordedBy);
    }

    /// Adds entries in one statement.
    static void addAll(Tx tx, List<WorkEntry> entries, String recordedBy) {
        tx.sql()
                .createUpdate(
                        """
                        insert into work_entry (tenant_id, entry_id, member_id, site_id, period,
                          worked_on, minutes, days, grade, responsibility, corrects, reason,
                          recorded_at, recorded_by)
                        select :tenant, e.entry_id, e.member_id, e.site_id, e.period,
                          cast(e.worked_on as date), e.minutes, e.days, e.grade, e.responsibility,
                          e.corrects, e.reason, :now, :by
                        from unnest(:entries, :members, :sites, :periods, :dates, :minutes, :days,
                            :grades, :responsibilities, :corrects, :reasons)
                          as e (entry_id, member_id, site_id, period, worked_on, minutes, days, grade,
                            responsibility, corrects, reason)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("entries", UUID.class, entries.stream().map(WorkEntry::entryId).toList())
                .bindArray(
                        "members", UUID.class, entries.stream().map(WorkEntry::memberId).toList())
                .bindArray("sites", UUID.class, entries.stream().map(WorkEntry::siteId).toList())
                .bindArray(
                        "periods",
                        String.class,
                        entries.stream().map(entry -> entry.period().toString()).toList())
                .bindArray(
                        "dates",
                        String.class,
                        entries.stream()
                                .map(entry -> entry.date() == null ? null : entry.date().toString())
                                .toList())
                .bindArray(
                        "minutes", Integer.class, entries.stream().map(WorkEntry::minutes).toList())
                .bindArray("days", Integer.class, entries.stream().map(WorkEntry::days).toList())
                .bindArray("grades", Integer.class, entries.stream().map(WorkEntry::grade).toList())
                .bindArray(
                        "responsibilities",
                        Integer.class,
                        entries.stream().map(WorkEntry::responsibility).toList())
                .bindArray(
                        "corrects", UUID.class, entries.stream().map(WorkEntry::corrects).toList())
                .bindArray(
                        "reasons", String.class, entries.stream().map(WorkEntry::reason).toList())
                .bind("now", tx.now())
                .bind("by", recordedBy)
                .execute();
    }

    static boolean exists(Tx tx, UUID entryId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from work_entry
                          where tenant_id = :tenant and entry_id = :entry)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("entry", entryId)
                .mapTo(Boolean.class)
                .one();
    }

    /// Those of these ids that are taken.
    static Set<UUID> existing(Tx tx, List<UUID> entryIds) {
        return new HashSet<>(
                tx.sql()
                        .createQuery(
                                """
                                select entry_id from work_entry
                                where tenant_id = :tenant and entry_id = any(:ids)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("ids", UUID.class, entryIds)
                        .mapTo(UUID.class)
                        .list());
    }

    static WorkEntry get(Tx tx, UUID entryId) {
        return tx.sql()
                .createQuery(SELECT + "where tenant_id = :tenant and entry_id = :entry")
                .bind("tenant", tx.tenant())
                .bind("entry", entryId)
                .map(WorkEntries::read)
                .findOne()
                .orElseThrow(() -> Problems.notFound("work-entry-not-found"));
    }

    /// What an entry says with all its corrections.
    static Measures corrected(Tx tx, UUID entryId) {
        return tx.sql()
                .createQuery(
                        """
                        select sum(minutes) as minutes, sum(days) as days,
                          coalesce(sum(grade), 0) as grade,
                          coalesce(sum(responsibility), 0) as responsibility
                        from work_entry
                        where tenant_id = :tenant and (entry_id = :entry or corrects = :entry)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("entry", entryId)
                .map(ConstructorMapper.of(Measures.class))
                .one();
    }

    /// The entries of everybody or of one member in a stretch of months, in the order of their ids.
    static Page<WorkEntry> page(
            Tx tx,
            @Nullable UUID memberId,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        where tenant_id = :tenant and entry_id > :after
                                          and (cast(:member as uuid) is null or member_id = cast(:member as uuid))
                                          and (cast(:from as text) is null or period >= :from)
                                          and (cast(:to as text) is null or period <= :to)
                                        order by entry_id limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("member", memberId)
                        .bind("from", from == null ? null : from.toString())
                        .bind("to", to == null ? null : to.toString())
                        .bind("limit", page.limit() + 1)
                        .map(WorkEntries::read)
                        .list(),
                page.limit(),
                last -> Cursor.of(last.entryId()));
    }

    private static WorkEntry read(ResultSet row, StatementContext context) throws SQLException {
        Timestamp approved = row.getTimestamp("approved_at");
        return new WorkEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("site_id", UUID.class),
                YearMonth.parse(row.getString("period")),
                row.getObject("worked_on", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("days"),
                row.getObject("grade", Integer.class),
                row.getObject("responsibility", Integer.class),
                row.getObject("corrects", UUID.class),
                row.getString("reason"),
                row.getTimestamp("recorded_at").toInstant(),
                approved == null ? null : approved.toInstant());
    }
}
