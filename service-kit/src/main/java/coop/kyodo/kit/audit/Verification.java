package coop.kyodo.kit.audit;

import coop.kyodo.kit.rules.MissingProfileException;
import coop.kyodo.kit.store.Faults;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Runs every check of the service over one tenant.
@ApplicationScoped
public class Verification {

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final String SAVEPOINT = "before_check";

    /// What all checks found.
    ///
    /// @param ok whether every check is in order
    public record Report(boolean ok, List<Line> checks) {}

    /// What one check found.
    public record Line(String name, boolean ok, Map<String, Object> figures, List<String> faults) {}

    private final Work work;
    private final Call call;
    private final List<Check> checks;

    Verification(Work work, Call call, @All List<Check> checks) {
        this.work = work;
        this.call = call;
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

    private Line line(Check check, Tx tx) {
        Finding found = finding(check, tx);
        return new Line(check.name(), found.ok(), found.figures(), found.faults());
    }

    /// What is stored may be damaged so that it cannot even be read, which is a finding too.
    private Finding finding(Check check, Tx tx) {
        tx.sql().savepoint(SAVEPOINT);
        try {
            return check.run(tx);
        } catch (MissingProfileException missing) {
            throw missing;
        } catch (RuntimeException fault) {
            if (Faults.isPassing(fault)) {
                throw fault;
            }
            LOG.errorf(fault, "%s cannot be made, in %s", check.name(), call.requestId());
            tx.sql().rollbackToSavepoint(SAVEPOINT);
            return Finding.of(
                    Map.of(),
                    List.of(
                            "what is stored cannot be read; the log says why, under "
                                    + call.requestId()));
        }
    }
}
