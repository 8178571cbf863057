package coop.kyodo.surplus.year;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.waterfall.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fiscal years of a co-op.
public final class FiscalYears {

    private static final String SELECT =
            """
            select y.year, y.from_day, y.to_day, y.closed_on, f.version, f.figures, f.accounts,
              a.approved_on, a.approved_by, c.corrects, c.reason, c.on_day, c.by_subject,
              exists (select 1 from fiscal_year e
                where e.tenant_id = y.tenant_id and e.to_day = y.from_day - 1) as continues
            from fiscal_year y join lateral (
              select version, figures, accounts from fiscal_year_figures f
              where f.tenant_id = y.tenant_id and f.year = y.year
              order by version desc limit 1) f on true
            left join figures_approval a
              on a.tenant_id = y.tenant_id and a.year = y.year and a.version = f.version
            left join figures_correction c
              on c.tenant_id = y.tenant_id and c.year = y.year and c.version = f.version
            where y.tenant_id = :tenant
            """;

    private FiscalYears() {}

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such year
    public static FiscalYear get(Tx tx, String year) {
        return find(tx, year).orElseThrow(() -> Problems.notFound("fiscal-year-not-found"));
    }

    /// The year, locked until the end of the transaction: whatever changes a year or its plans
    /// waits here for its turn.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is no such year
    public static FiscalYear locked(Tx tx, String year) {
        boolean exists =
                tx.sql()
                        .createQuery(
                                """
                                select year from fiscal_year
                                where tenant_id = :tenant and year = :year for update\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("year", year)
                        .mapTo(String.class)
                        .findOne()
                        .isPresent();
        if (!exists) {
            throw Problems.notFound("fiscal-year-not-found");
        }
        return get(tx, year);
    }

    static Optional<FiscalYear> overlapping(Tx tx, LocalDate from, LocalDate to) {
        return tx.sql()
                .createQuery(SELECT + "and y.from_day <= :to and y.to_day >= :from limit 1")
                .bind("tenant", tx.tenant())
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> year(row))
                .findOne();
    }

    /// The last day of the last year before a day.
    static Optional<LocalDate> endBefore(Tx tx, LocalDate day) {
        return all(tx).stream()
                .map(FiscalYear::to)
                .filter(end -> end.isBefore(day))
                .max(LocalDate::compareTo);
    }

    /// The first day of the first year after a day.
    static Optional<LocalDate> beginningAfter(Tx tx, LocalDate day) {
        return all(tx).stream()
                .map(FiscalYear::from)
                .filter(beginning -> beginning.isAfter(day))
                .min(LocalDate::compareTo);
    }

    /// Every fiscal year, oldest first.
    public static List<FiscalYear> all(Tx tx) {
        return tx.sql()
                .createQuery(SELECT + "order by y.from_day")
                .bind("tenant", tx.tenant())
                .map((row, context) -> year(row))
                .list();
    }

    static Page<FiscalYear> page(Tx tx, PageQuery page) {
        LocalDate before =
                page.after().map(cursor -> LocalDate.ofEpochDay(cursor.number(0))).orElse(null);
        List<FiscalYear> years =
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and (:before::date is null or y.from_day < :before::date)
                                        order by y.from_day desc limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("before", before)
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> year(row))
                        .list();
        return Page.of(years, page.limit(), last -> Cursor.of(last.from().toEpochDay()));
    }

    static void open(Tx tx, String year, LocalDate from, LocalDate to) {
        tx.sql()
                .createUpdate(
                        """
                        insert into fiscal_year (tenant_id, year, from_day, to_day, recorded_at)
                        values (:tenant, :year, :from, :to, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("from", from)
                .bind("to", to)
                .bind("now", tx.now())
                .execute();
    }

    static void add(Tx tx, String year, int version, Figures figures) {
        add(tx, year, version, figures, null);
    }

    static void add(Tx tx, String year, int version, Figures figures, @Nullable Accounts accounts) {
        tx.sql()
                .createUpdate(
                        """
                        insert into fiscal_year_figures
                          (tenant_id, year, version, figures, accounts, recorded_at)
                        values (:tenant, :year, :version, :figures, :accounts::text, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("version", version)
                .bind("figures", Canonical.write(figures))
                .bind("accounts", accounts == null ? null : Canonical.write(accounts))
                .bind("now", tx.now())
                .execute();
    }

    static void approve(Tx tx, FiscalYear year, LocalDate on, String by) {
        tx.sql()
                .createUpdate(
                        """
                        insert into figures_approval
                          (tenant_id, year, version, approved_on, approved_by, recorded_at)
                        values (:tenant, :year, :version, :on, :by, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year.year())
                .bind("version", year.figuresVersion())
                .bind("on", on)
                .bind("by", by)
                .bind("now", tx.now())
                .execute();
    }

    /// Closes a year that is open; does nothing to one that is closed.
    public static void close(Tx tx, String year, LocalDate on) {
        tx.sql()
                .createUpdate(
                        """
                        update fiscal_year set closed_on = :on
                        where tenant_id = :tenant and year = :year and closed_on is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("on", on)
                .execute();
    }

    static void addCorrection(Tx tx, String year, int version, FiscalYear.Correction correction) {
        tx.sql()
                .createUpdate(
                        """
                        insert into figures_correction
                          (tenant_id, year, version, corrects, reason, on_day, by_subject, recorded_at)
                        values (:tenant, :year, :version, :corrects, :reason, :on, :by, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("version", version)
                .bind("corrects", correction.corrects())
                .bind("reason", correction.reason())
                .bind("on", correction.correctedOn())
                .bind("by", correction.correctedBy())
                .bind("now", tx.now())
                .execute();
    }

    static Optional<FiscalYear> find(Tx tx, String year) {
        return tx.sql()
                .createQuery(SELECT + "and y.year = :year")
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .map((row, context) -> year(row))
                .findOne();
    }

    private static FiscalYear year(ResultSet row) throws SQLException {
        String accounts = row.getString("accounts");
        LocalDate approvedOn = row.getObject("approved_on", LocalDate.class);
        return new FiscalYear(
                row.getString("year"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getBoolean("continues"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"),
                Canonical.read(row.getString("figures"), Figures.class),
                accounts == null ? null : Canonical.read(accounts, Accounts.class),
                approvedOn == null
                        ? null
                        : new FiscalYear.Approval(approvedOn, row.getString("approved_by")),
                row.getString("reason") == null
                        ? null
                        : new FiscalYear.Correction(
                                row.getInt("corrects"),
                                row.getString("reason"),
                                row.getObject("on_day", LocalDate.class),
                                row.getString("by_subject")));
    }
}
