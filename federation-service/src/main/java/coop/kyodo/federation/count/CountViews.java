package coop.kyodo.federation.count;

import coop.kyodo.federation.affiliation.Line;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts as the API shows them.
final class CountViews {

    private CountViews() {}

    record CountView(
            UUID federationId,
            LocalDate asOf,
            long members,
            int organisations,
            List<LineView> lines,
            Explanation explanation,
            List<AffiliateView> affiliates) {}

    record LineView(Line line, @Nullable UUID parentId, int organisations, long members) {}

    /// `sumOfLines` − `countedAgain` = the federation's members.
    record Explanation(long sumOfLines, long countedAgain, int organisationsInSeveralLines) {}

    record AffiliateView(
            Line line,
            UUID organisationId,
            String code,
            LocalDate affiliatedFrom,
            int organisations,
            long members) {}

    record OrganisationView(
            UUID organisationId,
            String code,
            LocalDate asOf,
            OwnMembers own,
            List<LineView> lines) {}

    static CountView of(Census census) {
        Counting.Count count = census.count();
        return new CountView(
                census.federationId(),
                census.asOf(),
                count.members(),
                count.organisations(),
                count.lines().stream()
                        .map(line ->
                                new LineView(
                                        line.line(), null, line.nodes().size(), line.members()))
                        .toList(),
                new Explanation(
                        count.sumOfLines(),
                        count.countedAgain(),
                        count.organisationsInSeveralLines()),
                count.lines().stream()
                        .flatMap(line -> line.affiliates().stream())
                        .map(node ->
                                new AffiliateView(
                                        node.line(),
                                        node.organisation(),
                                        census.code(node.organisation()),
                                        node.from(),
                                        node.organisations(),
                                        node.members()))
                        .sorted(
                                Comparator.comparing(AffiliateView::line)
                                        .thenComparing(AffiliateView::code))
                        .toList());
    }

    static OrganisationView of(Census census, UUID organisation, String code, OwnMembers own) {
        return new OrganisationView(
                organisation,
                code,
                census.asOf(),
                own,
                census.count().lines().stream()
                        .map(line -> line.nodes().get(organisation))
                        .filter(java.util.Objects::nonNull)
                        .map(node ->
                                new LineView(
                                        node.line(),
                                        node.parent(),
                                        node.organisations(),
                                        node.members()))
                        .toList());
    }
}
