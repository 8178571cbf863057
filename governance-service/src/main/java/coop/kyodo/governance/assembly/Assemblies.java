package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The assemblies of a co-op.
@ApplicationScoped
public class Assemblies {

    private static final String SELECT =
            """
            select a.*, exists (
                select from roll r where r.tenant_id = a.tenant_id and r.assembly_id = a.id
              ) as roll_fixed
            from assembly a where a.tenant_id = :tenant
            """;

    private final Cooperatives cooperatives;

    Assemblies(Cooperatives cooperatives) {
        this.cooperatives = cooperatives;
    }

    void convene(Tx tx, Assembly assembly) {
        tx.sql()
                .createUpdate(
                        """
                        insert into assembly (tenant_id, id, kind, held_on, place, record_date,
                          sent_on, all_consented, articles_version, recorded_at)
                        values (:tenant, :id, :kind, :heldOn, :place, :recordDate,
                          :sentOn, :waived, :articlesVersion, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", assembly.id())
                .bind("kind", assembly.kind())
                .bind("heldOn", assembly.heldOn())
                .bind("place", assembly.place())
                .bind("recordDate", assembly.recordDate())
                .bind("sentOn", assembly.notice().sentOn())
                .bind("waived", assembly.notice().waived())
                .bind("articlesVersion", assembly.articlesVersion())
                .bind("now", tx.now())
                .execute();
    }

    /// The assembly, as it is now.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    public Assembly get(Tx tx, UUID id) {
        return find(tx, id, "");
    }

    /// The assembly, which nobody else changes until the transaction ends.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    public Assembly lock(Tx tx, UUID id) {
        find(tx, id, "for update of a");
        return find(tx, id, "");
    }

    /// The assembly in session, which nobody else changes until the transaction ends.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none, 409 when it is not open
    public Session lockOpen(Tx tx, UUID id) {
        return opened(tx, lock(tx, id));
    }

    /// The assembly in session.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none, 409 when it is not open
    public Session getOpen(Tx tx, UUID id) {
        return opened(tx, get(tx, id));
    }

    private Session opened(Tx tx, Assembly assembly) {
        UUID chair = assembly.chairMemberId();
        LocalDate openedOn = assembly.openedOn();
        if (assembly.state() != AssemblyState.OPEN || chair == null || openedOn == null) {
            throw Problems.conflict(
                    "not-open",
                    new FormFault("", "said.assembly-is", Map.of("state", assembly.state())));
        }
        return new Session(
                assembly.id(),
                chair,
                openedOn,
                cooperatives.version(tx, assembly.articlesVersion()));
    }

    private static Assembly find(Tx tx, UUID id, String locking) {
        return tx.sql()
                .createQuery(SELECT + "and a.id = :id " + locking)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> assembly(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("assembly-not-found"));
    }

    Page<Assembly> page(Tx tx, PageQuery page) {
        List<Assembly> assemblies =
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and (a.held_on, a.id) < (:heldOn, :id)
                                        order by a.held_on desc, a.id desc limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("heldOn", page.after().map(Assemblies::date).orElse(LAST_DAY))
                        .bind("id", page.after().map(at -> at.id(1)).orElse(LAST_ID))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> assembly(row))
                        .list();
        return Page.of(assemblies, page.limit(), last -> Cursor.of(last.heldOn(), last.id()));
    }

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final UUID LAST_ID = new UUID(-1, -1);

    private static LocalDate date(Cursor cursor) {
        try {
            return LocalDate.parse(cursor.part(0));
        } catch (java.time.format.DateTimeParseException e) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("query:cursor", "form.cursor"));
        }
    }

    void open(Tx tx, UUID id, UUID chair, LocalDate on) {
        tx.sql()
                .createUpdate(
                        """
                        update assembly set chair_member_id = :chair, opened_on = :on
                        where tenant_id = :tenant and id = :id\
                        """)
                .bind("chair", chair)
                .bind("on", on)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .execute();
    }

    /// Ends the session.
    public void close(Tx tx, UUID id, LocalDate on) {
        tx.sql()
                .createUpdate(
                        "update assembly set closed_on = :on where tenant_id = :tenant and id = :id")
                .bind("on", on)
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .execute();
    }

    private static Assembly assembly(ResultSet row) throws SQLException {
        return new Assembly(
                row.getObject("id", UUID.class),
                AssemblyKind.valueOf(row.getString("kind")),
                row.getObject("held_on", LocalDate.class),
                row.getString("place"),
                row.getObject("record_date", LocalDate.class),
                new Assembly.Notice(
                        row.getObject("sent_on", LocalDate.class), row.getBoolean("all_consented")),
                row.getInt("articles_version"),
                row.getBoolean("roll_fixed"),
                nullable(row.getObject("chair_member_id", UUID.class)),
                nullable(row.getObject("opened_on", LocalDate.class)),
                nullable(row.getObject("closed_on", LocalDate.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static <T> @Nullable T nullable(@Nullable T value) {
        return value;
    }
}
