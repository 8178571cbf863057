package coop.kyodo.kit.audit;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Runs every check of the service over one tenant.
@ApplicationScoped
public class Verification {

    /// What all checks found.
    ///
    /// @param ok whether every check is in order
    public record Report(boolean ok, List<Line> checks) {}

    /// What one check found.
    public record Line(String name, boolean ok, Map<String, Object> figures, List<String> faults) {}

    private final Work work;
    private final List<Check> checks;

    Verification(Work work, @All List<Check> checks) {
        this.work = work;
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
    }

    /// The report on this tenant, all checks in one snapshot. A check joins all of a tenant's rows,
    /// of which the planner may know nothing yet: it is kept from looking through all of one table
    /// for each row of another.
    public Report report(UUID tenant) {
        List<Line> lines =
                work.read(
                        tenant,
                        tx -> {
                            tx.sql().execute("set local enable_nestloop = off");
                            return checks.stream().map(check -> line(check, tx)).toList();
                        });
        return new Report(lines.stream().allMatch(Line::ok), lines);
    }

    private static Line line(Check check, Tx tx) {
        Finding found = check.run(tx);
        return new Line(check.name(), found.ok(), found.figures(), found.faults());
    }
}
