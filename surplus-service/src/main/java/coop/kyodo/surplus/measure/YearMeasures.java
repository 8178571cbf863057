package coop.kyodo.surplus.measure;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Snapshot;
import coop.kyodo.surplus.year.FiscalYear;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What everybody is measured by in a year, as a policy asks for it.
public final class YearMeasures {

    /// An import that a plan was made from.
    ///
    /// @param sourceHash SHA-256 of what was imported
    public record Frozen(
            String measure, UUID importId, int version, String sourceHash, long lines) {}

    /// @param members all who may share, by number; those who are no members have the number 0
    /// @param notEligible who worked and was no member in the year
    /// @param frozen the imports their values come from; null when none was needed
    public record Gathered(
            List<MemberMeasures> members,
            List<WorkRecords.NotEligible> notEligible,
            @Nullable List<Frozen> frozen) {}

    private static final Set<String> OF_WORK = Set.of("HOURS", "DAYS", "EQUAL");
    private static final Set<String> OF_EVENTS = Set.of("CAPITAL", "SENIORITY", "MONTHS");
    private static final Set<String> OF_EITHER = Set.of("GRADE", "RESPONSIBILITY");

    private YearMeasures() {}

    /// The work of a year with the further measures of these names.
    ///
    /// @param withNonMembers whether those who worked and are no members count too
    /// @throws coop.kyodo.kit.web.ProblemException 409 when one of them has not been imported
    public static Gathered gather(
            Tx tx,
            FiscalYear year,
            List<WorkRecords.Period> periods,
            Set<String> names,
            boolean withNonMembers) {
        WorkRecords.Year work = WorkRecords.of(tx, periods, year.from(), year.to());
        List<MemberMeasures> workers = work.members();
        Map<String, MeasureImport> imports = imports(tx, year.year(), names, workers);
        boolean byWorkAlone =
                imports.isEmpty()
                        && !withNonMembers
                        && names.stream().noneMatch(OF_EVENTS::contains);
        if (byWorkAlone) {
            return new Gathered(workers, work.notEligible(), null);
        }
        Snapshot members = new Snapshot();
        Map<UUID, MemberMeasures> byId = new HashMap<>();
        workers.forEach(worker -> byId.put(worker.memberId(), worker));
        Map<String, Map<UUID, Long>> values = new HashMap<>();
        imports.forEach(
                (name, each) -> values.put(name, MeasureImports.values(tx, each.run().importId())));
        for (Person person : people(tx, year, periods, withNonMembers)) {
            MemberMeasures measures =
                    byId.getOrDefault(person.measures().memberId(), person.measures());
            for (String name : names) {
                measures = with(measures, name, person, values.get(name));
            }
            members.add(measures);
        }
        List<Frozen> frozen =
                imports.values().stream()
                        .map(each ->
                                new Frozen(
                                        each.measure(),
                                        each.run().importId(),
                                        each.version(),
                                        each.run().digest(),
                                        each.run().taken()))
                        .sorted(Comparator.comparing(Frozen::measure))
                        .toList();
        return new Gathered(members, work.notEligible(), frozen.isEmpty() ? null : frozen);
    }

    /// Imports of these measures that came whole after the ones a plan was made from.
    public static List<Frozen> later(Tx tx, String year, List<Frozen> frozen) {
        return frozen.stream()
                .flatMap(each ->
                        MeasureImports.holding(tx, year, each.measure())
                                .filter(newest -> newest.version() > each.version())
                                .map(newest ->
                                        new Frozen(
                                                newest.measure(),
                                                newest.run().importId(),
                                                newest.version(),
                                                newest.run().digest(),
                                                newest.run().taken()))
                                .stream())
                .toList();
    }

    private static Map<String, MeasureImport> imports(
            Tx tx, String year, Set<String> names, List<MemberMeasures> workers) {
        Map<String, MeasureImport> imports = new HashMap<>();
        for (String name : names) {
            if (OF_WORK.contains(name) || OF_EVENTS.contains(name)) {
                continue;
            }
            Optional<MeasureImport> holding = MeasureImports.holding(tx, year, name);
            boolean told =
                    OF_EITHER.contains(name)
                            && workers.stream().anyMatch(worker -> worker.value(name) > 0);
            if (holding.isEmpty() && !told) {
                throw Problems.conflict(
                        "measure-missing",
                        "No whole import of the measure " + name + " has come for " + year + ".");
            }
            holding.ifPresent(each -> imports.put(name, each));
        }
        return imports;
    }

    private static MemberMeasures with(
            MemberMeasures measures,
            String name,
            Person person,
            @Nullable Map<UUID, Long> imported) {
        if (imported != null) {
            return measures.with(name, imported.getOrDefault(measures.memberId(), 0L));
        }
        return switch (name) {
            case "CAPITAL" -> measures.with(name, person.paidIn());
            case "SENIORITY" -> measures.with(name, person.seniority());
            case "MONTHS" -> measures.with(name, person.months());
            default -> measures;
        };
    }

    private record Person(MemberMeasures measures, long months, long seniority, long paidIn) {

        static Person of(ResultSet row) throws SQLException {
            return new Person(
                    MemberMeasures.ofWork(
                            row.getObject("member_id", UUID.class),
                            row.getLong("member_number"),
                            row.getLong("minutes"),
                            row.getLong("days")),
                    row.getLong("months"),
                    row.getLong("seniority"),
                    row.getLong("paid_in"));
        }
    }

    /// All who were members at any time in the year, and on request all who worked. Seniority is in
    /// full months from the admission, or from the first month of recorded work, to the last day.
    private static List<Person> people(
            Tx tx, FiscalYear year, List<WorkRecords.Period> periods, boolean withNonMembers) {
        return tx.sql()
                .createQuery(
                        """
                        with period as (
                          select * from unnest(:periods, :sequences) as p (period, sequence)
                        ), worked as (
                          select member_id, sum(minutes) as minutes, sum(days) as days,
                            count(*) filter (where minutes > 0 or days > 0) as months
                          from work_total join period using (period, sequence)
                          where tenant_id = :tenant group by member_id
                        ), latest as (
                          select distinct on (member_id) member_id, member_number, kind, on_day
                          from member_change
                          where tenant_id = :tenant and on_day <= :to
                          order by member_id, sequence desc
                        ), member as (
                          select member_id, member_number, (select max(c.on_day)
                              from member_change c
                              where c.tenant_id = :tenant and c.member_id = latest.member_id
                                and c.kind = 'ADMITTED' and c.on_day <= :to) as since
                          from latest where kind = 'ADMITTED' or on_day >= :from
                        ), person as (
                          select coalesce(m.member_id, w.member_id) as member_id,
                            coalesce(m.member_number, 0) as member_number,
                            greatest(coalesce(w.minutes, 0), 0) as minutes,
                            greatest(coalesce(w.days, 0), 0) as days,
                            coalesce(w.months, 0) as months,
                            coalesce(m.since, (
                              select to_date(min(t.period), 'YYYY-MM') from work_total t
                              where t.tenant_id = :tenant and t.member_id = w.member_id)) as since
                          from member m full join worked w using (member_id)
                          where m.member_id is not null
                            or (:all and (w.minutes > 0 or w.days > 0))
                        )
                        select p.*,
                          coalesce(extract(year from age(:to + 1, p.since)) * 12
                            + extract(month from age(:to + 1, p.since)), 0)::bigint as seniority,
                          coalesce((select c.paid_in from member_capital c
                            where c.tenant_id = :tenant and c.member_id = p.member_id
                              and c.effective_on <= :to
                            order by c.sequence desc limit 1), 0) as paid_in
                        from person p order by p.member_number, p.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray(
                        "periods",
                        String.class,
                        periods.stream().map(WorkRecords.Period::period).toList())
                .bindArray(
                        "sequences",
                        Long.class,
                        periods.stream().map(WorkRecords.Period::sequence).toList())
                .bind("from", year.from())
                .bind("to", year.to())
                .bind("all", withNonMembers)
                .map((row, context) -> Person.of(row))
                .list();
    }
}
