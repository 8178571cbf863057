package coop.kyodo.federation.affiliation;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may join whom. Each rule has a function of its own and all of them must agree.
final class AffiliationRules {

    private AffiliationRules() {}

    /// The wish to affiliate.
    ///
    /// @param cooperativeId the co-operative behind the child, when it is one
    record Wish(
            UUID federationId,
            UUID child,
            @Nullable UUID parent,
            Line line,
            LocalDate from,
            @Nullable UUID cooperativeId) {}

    /// What is known of the line: the child's own edges, and all edges above the wished parent.
    ///
    /// @param codes the organisations' codes, to show a path in
    record Known(List<Edge> ofChild, List<Edge> aboveParent, Map<UUID, String> codes) {}

    static Decision<Wish> join(
            Wish wish, Known known, Optional<JoiningResolution> resolution, Rulebook rules) {
        return firstRefusal(
                        cycle(wish, known, rules),
                        secondParent(wish, known, rules),
                        parentOutsideLine(wish, known, rules),
                        joiningWithoutResolution(wish, resolution, rules))
                .<Decision<Wish>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(wish));
    }

    /// FED-001: no path of a line leads back to its start, on any day the new edge would hold.
    private static Optional<Refusal> cycle(Wish wish, Known known, Rulebook rules) {
        if (wish.parent() == null) {
            return Optional.empty();
        }
        var path = new ArrayList<UUID>(List.of(wish.child()));
        Map<UUID, List<Edge>> up =
                known.aboveParent().stream().collect(Collectors.groupingBy(Edge::child));
        if (!leadsTo(wish.child(), wish.parent(), up, wish.from(), null, path)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("affiliation-cycle", rules.rule("FED-001"))
                        .at("/parentId")
                        .with("line", wish.line().name())
                        .with(
                                "path",
                                path.stream()
                                        .map(id -> known.codes().getOrDefault(id, id.toString()))
                                        .toList()));
    }

    /// Whether an affiliation that stands already lies on a circle of its line.
    static boolean closesCircle(Edge edge, Map<UUID, List<Edge>> lineByChild) {
        return edge.parent() != null
                && leadsTo(
                        edge.child(),
                        edge.parent(),
                        lineByChild,
                        edge.from(),
                        edge.endsOn(),
                        new ArrayList<>());
    }

    /// Walks up from `node` while the days narrow to those on which the whole path holds.
    private static boolean leadsTo(
            UUID target,
            UUID node,
            Map<UUID, List<Edge>> up,
            LocalDate first,
            @Nullable LocalDate last,
            List<UUID> path) {
        if (node.equals(target)) {
            path.add(node);
            return true;
        }
        if (path.contains(node)) {
            return false;
        }
        path.add(node);
        for (Edge edge : up.getOrDefault(node, List.of())) {
            if (edge.parent() != null
                    && edge.holdsWithin(first, last)
                    && leadsTo(
                            target,
                            edge.parent(),
                            up,
                            later(first, edge.from()),
                            earlier(last, edge.endsOn()),
                            path)) {
                return true;
            }
        }
        path.removeLast();
        return false;
    }

    /// FED-002: at most one parent at a time in a line.
    private static Optional<Refusal> secondParent(Wish wish, Known known, Rulebook rules) {
        return known.ofChild().stream()
                .filter(edge -> edge.holdsWithin(wish.from(), null))
                .findFirst()
                .map(edge ->
                        Refusal.of("parent-already", rules.rule("FED-002"))
                                .at("/from")
                                .with("line", wish.line().name())
                                .with("from", wish.from())
                                .with("standingAffiliationId", edge.id())
                                .with("standingFrom", edge.from())
                                .with(
                                        "standingUntil",
                                        edge.endsOn() == null ? "open" : edge.endsOn()));
    }

    /// FED-003: the parent stands in the line on the day of joining.
    private static Optional<Refusal> parentOutsideLine(Wish wish, Known known, Rulebook rules) {
        UUID node = wish.parent();
        while (node != null) {
            UUID here = node;
            Optional<Edge> up =
                    known.aboveParent().stream()
                            .filter(edge -> edge.child().equals(here) && edge.holdsOn(wish.from()))
                            .findFirst();
            if (up.isEmpty()) {
                return Optional.of(
                        Refusal.of("parent-outside-line", rules.rule("FED-003"))
                                .at("/parentId")
                                .with("line", wish.line().name())
                                .with("from", wish.from())
                                .with(
                                        "outside",
                                        known.codes().getOrDefault(here, here.toString())));
            }
            node = up.get().parent();
        }
        return Optional.empty();
    }

    /// JP-264 with JP-133: a co-operative joins on an adopted resolution of its own general
    /// meeting, not before it.
    private static Optional<Refusal> joiningWithoutResolution(
            Wish wish, Optional<JoiningResolution> resolution, Rulebook rules) {
        if (wish.cooperativeId() == null) {
            return Optional.empty();
        }
        if (resolution.isEmpty()) {
            return Optional.of(
                    Refusal.of("joining-resolution-missing", rules.rule("JP-264"))
                            .at("/resolutionId")
                            .with("cooperativeId", wish.cooperativeId())
                            .with("federationId", wish.federationId())
                            .with("needs", rules.rule("JP-133").source()));
        }
        LocalDate adoptedOn = resolution.get().adoptedOn();
        if (wish.from().isBefore(adoptedOn)) {
            return Optional.of(
                    Refusal.of("joining-before-resolution", rules.rule("JP-264"))
                            .at("/from")
                            .with("from", wish.from())
                            .with("adoptedOn", adoptedOn));
        }
        return Optional.empty();
    }

    @SafeVarargs
    private static Optional<Refusal> firstRefusal(Optional<Refusal>... refusals) {
        return java.util.Arrays.stream(refusals).flatMap(Optional::stream).findFirst();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
