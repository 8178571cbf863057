package coop.kyodo.governance.assembly;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who takes part in an assembly, and how. Positions have no gaps, so "present at that moment" is
/// "the first n attendances".
@ApplicationScoped
public class Attendances {

    private static final String SELECT =
            "select * from attendance where tenant_id = :tenant and assembly_id = :assembly ";

    /// Whether it was recorded; false when the member attends already.
    boolean add(Tx tx, UUID assembly, Attendance attendance) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into attendance (tenant_id, assembly_id, member_id, mode,
                                  proxy_holder_id, position, recorded_at)
                                values (:tenant, :assembly, :member, :mode, :holder, :position, :now)
                                on conflict (tenant_id, assembly_id, member_id) do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("assembly", assembly)
                        .bind("member", attendance.memberId())
                        .bind("mode", attendance.mode())
                        .bind("holder", attendance.proxyHolderId())
                        .bind("position", attendance.position())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    public Optional<Attendance> find(Tx tx, UUID assembly, UUID member) {
        return tx.sql()
                .createQuery(SELECT + "and member_id = :member")
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("member", member)
                .map((row, context) -> attendance(row))
                .findOne();
    }

    boolean isThereInPerson(Tx tx, UUID assembly, UUID member) {
        return find(tx, assembly, member)
                .filter(attendance -> attendance.mode() == AttendanceMode.IN_PERSON)
                .isPresent();
    }

    Page<Attendance> page(Tx tx, UUID assembly, PageQuery page) {
        List<Attendance> attendances =
                tx.sql()
                        .createQuery(
                                SELECT + "and position > :after order by position limit :limit")
                        .bind("tenant", tx.tenant())
                        .bind("assembly", assembly)
                        .bind("after", page.after().map(at -> at.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> attendance(row))
                        .list();
        return Page.of(attendances, page.limit(), last -> Cursor.of(last.position()));
    }

    /// For how many principals this holder acts.
    long principals(Tx tx, UUID assembly, UUID holder) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from attendance where tenant_id = :tenant
                          and assembly_id = :assembly and proxy_holder_id = :holder\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("holder", holder)
                .mapTo(Long.class)
                .one();
    }

    /// Who is present now.
    public Present present(Tx tx, UUID assembly) {
        return presentAmong(tx, assembly, Integer.MAX_VALUE);
    }

    /// Who was present when there were this many attendances.
    public Present presentAmong(Tx tx, UUID assembly, long first) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) filter (where mode = 'IN_PERSON') as in_person,
                          count(*) filter (where mode = 'WRITTEN') as written,
                          count(*) filter (where mode = 'ELECTRONIC') as electronic,
                          count(*) filter (where mode = 'PROXY') as proxy
                        from attendance where tenant_id = :tenant and assembly_id = :assembly
                          and position <= :first\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .bind("first", first)
                .map((row, context) ->
                        Present.of(
                                row.getLong("in_person"),
                                row.getLong("written"),
                                row.getLong("electronic"),
                                row.getLong("proxy")))
                .one();
    }

    private static Attendance attendance(ResultSet row) throws SQLException {
        return new Attendance(
                row.getObject("member_id", UUID.class),
                AttendanceMode.valueOf(row.getString("mode")),
                row.getObject("proxy_holder_id", UUID.class),
                row.getInt("position"));
    }
}
