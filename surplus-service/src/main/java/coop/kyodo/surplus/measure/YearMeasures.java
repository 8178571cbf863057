package coop.kyodo.surplus.measure;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Snapshot;
import coop.kyodo.surplus.waterfall.Tally;
import coop.kyodo.surplus.year.FiscalYear;
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
    /// @param sourceHash SHA-256 of the content imported, byte for byte
    public record Frozen(
            String measure, UUID importId, int version, String sourceHash, long lines) {}

    /// @param members all who may share, by number; those who are no members have the number 0
    /// @param notEligible what was worked as no member
    /// @param frozen the imports their values come from; null when none was needed
    public record Gathered(
            List<MemberMeasures> members,
            List<WorkRecords.NotEligible> notEligible,
            @Nullable List<Frozen> frozen) {}

    private static final Set<String> OF_WORK = Set.of("HOURS", "DAYS", "EQUAL");
    private static final Set<String> OF_EVENTS =
            Set.of("CAPITAL", "CAPITAL_DAYS", "SENIORITY", "MONTHS");
    private static final Set<String> OF_EITHER = Set.of("GRADE", "RESPONSIBILITY");

    private YearMeasures() {}

    /// Whether membership tells of it, so that it is not imported.
    static boolean isOfMembership(String measure) {
        return OF_WORK.contains(measure) || OF_EVENTS.contains(measure);
    }

    /// The work of a year with the further measures of these names.
    ///
    /// @param withNonMembers whether those who worked and are no members count too, and what
    ///   members worked before they were any. A policy opens all its splits by work or none, as its
    ///   profile says (FR-03, JP-211), so that this holds for each of them.
    /// @throws coop.kyodo.kit.web.ProblemException 409 when one of them has not been imported
    public static Gathered gather(
            Tx tx,
            FiscalYear year,
            List<WorkRecords.Period> periods,
            Set<String> names,
            boolean withNonMembers) {
        Tally tally = WorkRecords.tally(tx, periods, year.from(), year.to());
        Snapshot workers = tally.workers();
        List<WorkRecords.NotEligible> notEligible = WorkRecords.notEligible(tally);
        Map<String, MeasureImport> imports = imports(tx, year.year(), names, workers);
        boolean byWorkAlone =
                imports.isEmpty()
                        && !withNonMembers
                        && names.stream().noneMatch(OF_EVENTS::contains);
        if (byWorkAlone) {
            return new Gathered(workers, notEligible, null);
        }
        imports.forEach((name, each) -> {
            tally.tell(name);
            MeasureImports.values(
                    tx, each.run().importId(), (id, value) -> tally.tell(name, id, value));
        });
        if (names.contains("CAPITAL")) {
            tally.tell("CAPITAL");
            Capital.paidIn(tx, year.to(), (id, paidIn) -> tally.tell("CAPITAL", id, paidIn));
        }
        if (names.contains("CAPITAL_DAYS")) {
            tally.tell("CAPITAL_DAYS");
            Capital.daysPaidIn(
                    tx, year.from(), year.to(), (id, days) -> tally.tell("CAPITAL_DAYS", id, days));
        }
        if (withNonMembers && names.contains("SENIORITY")) {
            List<UUID> ids = notEligible.stream().map(WorkRecords.NotEligible::memberId).toList();
            WorkRecords.firstMonths(tx, ids)
                    .forEach((id, month) -> tally.since(id, month.atDay(1)));
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
        return new Gathered(
                tally.everybody(names, withNonMembers),
                notEligible,
                frozen.isEmpty() ? null : frozen);
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
            if (isOfMembership(name)) {
                continue;
            }
            Optional<MeasureImport> holding = MeasureImports.holding(tx, year, name);
            boolean told =
                    OF_EITHER.contains(name)
                            && workers.stream().anyMatch(worker -> worker.value(name) > 0);
            if (holding.isEmpty() && !told) {
                throw Problems.conflict(
                        "measure-missing",
                        new FormFault(
                                "", "said.measure-missing", Map.of("measure", name, "year", year)));
            }
            holding.ifPresent(each -> imports.put(name, each));
        }
        return imports;
    }
}
