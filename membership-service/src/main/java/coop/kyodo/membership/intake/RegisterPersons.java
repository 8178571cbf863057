package coop.kyodo.membership.intake;

import coop.kyodo.kit.imports.Imports;
import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.person.OneMembership;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import coop.kyodo.membership.person.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who the lines of a register are about: one person may have left and joined again.
final class RegisterPersons {

    private RegisterPersons() {}

    /// In the order in which the members get their numbers.
    static List<Line<RegisterLine>> inOrder(List<Line<RegisterLine>> lines) {
        return lines.stream()
                .sorted(
                        Comparator.comparing(line ->
                                Optional.ofNullable(line.value().memberNumber())
                                        .orElse(line.number())))
                .toList();
    }

    /// What the lines say of new persons, by the ids that they give them: as of their latest
    /// membership.
    static Map<UUID, PersonData> latest(List<Line<RegisterLine>> lines) {
        Map<UUID, RegisterLine> latest = new HashMap<>();
        for (Line<RegisterLine> line : lines) {
            UUID personId = line.value().personId();
            if (personId != null) {
                latest.merge(
                        personId,
                        line.value(),
                        (one, other) ->
                                other.admittedOn().isBefore(one.admittedOn()) ? one : other);
            }
        }
        Map<UUID, PersonData> persons = new HashMap<>();
        latest.forEach((personId, line) -> persons.put(personId, line.person()));
        return persons;
    }

    /// JP-003: one person has one membership at a time, and none after death.
    ///
    /// @param words puts a rule's refusal into the caller's language
    /// @param imports puts any other problem of a line into it
    static List<RegisterReport.Problem> overlaps(
            Tx tx,
            Rulebook profile,
            List<Line<RegisterLine>> lines,
            Function<Refusal, String> words,
            Imports imports) {
        Map<UUID, List<OneMembership.Span>> spans = new HashMap<>();
        List<RegisterReport.Problem> problems = new ArrayList<>();
        Map<UUID, UUID> known = Persons.meant(tx, ids(lines));
        Set<UUID> erased = Persons.erased(tx, known.values());
        OneMembership.ofAll(tx, known.values())
                .forEach((person, ones) -> spans.put(person, new ArrayList<>(ones)));
        for (Line<RegisterLine> line : inOrder(lines)) {
            UUID personId = line.value().personId();
            if (personId == null) {
                continue;
            }
            UUID person = known.getOrDefault(personId, personId);
            if (erased.contains(person)) {
                problems.add(
                        RegisterReport.Problem.of(
                                imports.said(
                                        line.problem(
                                                "person-erased",
                                                "/personId",
                                                "The person's data was erased."))));
                continue;
            }
            List<OneMembership.Span> before =
                    spans.computeIfAbsent(person, id -> new ArrayList<>());
            OneMembership.Span joining = OneMembership.Span.applied(line.value().admittedOn());
            before.stream()
                    .flatMap(span -> OneMembership.refusal(profile, span, joining).stream())
                    .findFirst()
                    .map(refusal -> refusal.at("/personId"))
                    .ifPresent(refusal ->
                            problems.add(
                                    RegisterReport.Problem.of(
                                            line.number(), refusal, words.apply(refusal))));
            before.add(span(line.value()));
        }
        return problems;
    }

    /// Lines that may be about one person though they give no common id: the same name, with the
    /// same address or date of birth, and no two dates of birth that speak against it.
    static List<LineProblem> doubles(Tx tx, List<Line<RegisterLine>> lines, Imports imports) {
        List<Written> written =
                Written.all(
                        tx,
                        lines.stream().map(line -> line.value().name()).toList(),
                        lines.stream().map(line -> line.value().address()).toList());
        Map<String, Line<RegisterLine>> first = new HashMap<>();
        List<LineProblem> doubles = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line<RegisterLine> line = lines.get(i);
            Line<RegisterLine> same = null;
            for (String key : keys(written.get(i), line.value().birthDate())) {
                Line<RegisterLine> before = first.putIfAbsent(key, line);
                if (before != null && mayBeOne(before.value(), line.value())) {
                    same = before;
                }
            }
            if (same != null) {
                doubles.add(
                        imports.said(
                                line,
                                "possible-duplicate",
                                new FormFault(
                                        "/name",
                                        "said.line-same-person",
                                        Map.of("line", same.number()))));
            }
        }
        return doubles;
    }

    private static List<UUID> ids(List<Line<RegisterLine>> lines) {
        return lines.stream()
                .map(line -> line.value().personId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /// A membership that ended by notice is over after its last day, whether or not that year is
    /// closed (JP-051).
    private static OneMembership.Span span(RegisterLine member) {
        RegisterLine.Leaving leaving = member.leaving();
        if (leaving == null) {
            return OneMembership.Span.applied(member.admittedOn());
        }
        return new OneMembership.Span(
                member.admittedOn(),
                leaving.leftOn(),
                leaving.cause() == WithdrawalCause.DEATH ? leaving.leftOn() : null);
    }

    private static List<String> keys(Written written, @Nullable LocalDate birthDate) {
        String byAddress = written.name() + "\n" + written.address();
        return birthDate == null
                ? List.of(byAddress)
                : List.of(byAddress, written.name() + "\n" + birthDate);
    }

    private static boolean mayBeOne(RegisterLine one, RegisterLine other) {
        return !speakAgainst(one.birthDate(), other.birthDate())
                && (one.personId() == null || !one.personId().equals(other.personId()));
    }

    private static boolean speakAgainst(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && !one.equals(other);
    }
}
