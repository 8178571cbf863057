package coop.kyodo.federation.affiliation;

import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Every line is without circles and gives everybody one parent at a time, and every last day keeps
/// its notice.
@ApplicationScoped
class AffiliationCheck implements Check {

    @Override
    public String name() {
        return "affiliations-without-cycles";
    }

    @Override
    public Finding run(Tx tx) {
        Federation federation = Federations.get(tx);
        List<Edge> edges = Affiliations.all(tx);
        var faults = new ArrayList<String>();
        Map<Line, Map<UUID, List<Edge>>> byLine =
                edges.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Edge::line, Collectors.groupingBy(Edge::child)));
        for (Edge edge : edges) {
            Map<UUID, List<Edge>> line = byLine.getOrDefault(edge.line(), Map.of());
            if (AffiliationRules.closesCircle(edge, line)) {
                faults.add(
                        "affiliation "
                                + edge.id()
                                + " lies on a circle of the line "
                                + edge.line());
            }
            boolean second =
                    line.getOrDefault(edge.child(), List.of()).stream()
                            .anyMatch(other ->
                                    !other.id().equals(edge.id())
                                            && other.holdsWithin(edge.from(), edge.endsOn()));
            if (second) {
                faults.add("affiliation " + edge.id() + " has another parent beside it");
            }
        }
        List<Affiliation> ended =
                Affiliations.page(tx, null, 0, Integer.MAX_VALUE).stream()
                        .filter(affiliation -> affiliation.endsOn() != null)
                        .toList();
        ended.stream()
                .filter(affiliation -> !keepsNotice(affiliation, federation))
                .forEach(affiliation ->
                        faults.add("affiliation " + affiliation.id() + " ends against its notice"));
        return Finding.of(Map.of("affiliations", edges.size(), "ended", ended.size()), faults);
    }

    private static boolean keepsNotice(Affiliation affiliation, Federation federation) {
        LocalDate noticeOn = affiliation.noticeOn();
        return noticeOn != null
                && LeavingRules.leave(
                                affiliation.from(),
                                noticeOn,
                                affiliation.endsOn(),
                                federation.lastDayOfFiscalYear(),
                                federation.withdrawalNoticeDays(),
                                federation.rules())
                        instanceof Decision.Accepted<LocalDate>;
    }
}
