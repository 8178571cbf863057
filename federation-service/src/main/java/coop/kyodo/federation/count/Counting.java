package coop.kyodo.federation.count;

import coop.kyodo.federation.affiliation.Edge;
import coop.kyodo.federation.affiliation.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts people along the lines of affiliation. A line is a tree under the federation, so a line
/// counts nobody twice by itself; an organisation that stands in several lines is in several lines'
/// totals, but once in the federation's. The cost is one visit per affiliation.
final class Counting {

    private Counting() {}

    /// One organisation in one line.
    ///
    /// @param organisations itself and all below it
    /// @param members their members together
    record Node(
            UUID organisation,
            @Nullable UUID parent,
            Line line,
            LocalDate from,
            int organisations,
            long members) {}

    /// One line: its nodes by organisation, parents before children.
    record LineCount(Line line, Map<UUID, Node> nodes, long members) {

        /// The organisations directly under the federation.
        List<Node> affiliates() {
            return nodes.values().stream().filter(node -> node.parent() == null).toList();
        }
    }

    /// The federation's count. `sumOfLines` = `members` + `countedAgain`.
    record Count(
            List<LineCount> lines,
            int organisations,
            long members,
            long sumOfLines,
            long countedAgain,
            int organisationsInSeveralLines) {}

    /// @param edges the affiliations that hold on the day
    /// @param own each organisation's own members; who is missing has none
    static Count count(List<Edge> edges, Map<UUID, Long> own) {
        var byLine = new EnumMap<Line, List<Edge>>(Line.class);
        edges.forEach(
                edge -> byLine.computeIfAbsent(edge.line(), line -> new ArrayList<>()).add(edge));
        List<LineCount> lines =
                byLine.entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue(), own))
                        .toList();
        Set<UUID> standing = new HashSet<>();
        Set<UUID> again = new HashSet<>();
        long sum = 0;
        long members = 0;
        for (LineCount line : lines) {
            sum += line.members();
            for (UUID organisation : line.nodes().keySet()) {
                if (standing.add(organisation)) {
                    members += own.getOrDefault(organisation, 0L);
                } else {
                    again.add(organisation);
                }
            }
        }
        return new Count(lines, standing.size(), members, sum, sum - members, again.size());
    }

    /// One line from the federation downwards. What hangs on a parent that has left is not reached
    /// and not counted.
    static LineCount line(Line line, List<Edge> edges, Map<UUID, Long> own) {
        var children = new HashMap<@Nullable UUID, List<Edge>>();
        edges.forEach(edge ->
                children.computeIfAbsent(edge.parent(), parent -> new ArrayList<>()).add(edge));
        List<Edge> reached = new ArrayList<>(children.getOrDefault(null, List.of()));
        for (int i = 0; i < reached.size(); i++) {
            reached.addAll(children.getOrDefault(reached.get(i).child(), List.of()));
        }
        var members = new HashMap<UUID, Long>();
        var organisations = new HashMap<UUID, Integer>();
        for (Edge edge : reached.reversed()) {
            long here = members.merge(edge.child(), own.getOrDefault(edge.child(), 0L), Long::sum);
            int below = organisations.merge(edge.child(), 1, Integer::sum);
            if (edge.parent() != null) {
                members.merge(edge.parent(), here, Long::sum);
                organisations.merge(edge.parent(), below, Integer::sum);
            }
        }
        var nodes = new LinkedHashMap<UUID, Node>();
        reached.forEach(edge ->
                nodes.put(
                        edge.child(),
                        new Node(
                                edge.child(),
                                edge.parent(),
                                line,
                                edge.from(),
                                organisations.getOrDefault(edge.child(), 0),
                                members.getOrDefault(edge.child(), 0L))));
        long total =
                nodes.values().stream()
                        .filter(node -> node.parent() == null)
                        .mapToLong(Node::members)
                        .sum();
        return new LineCount(line, nodes, total);
    }
}
