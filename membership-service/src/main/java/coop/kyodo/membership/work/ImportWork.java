package coop.kyodo.membership.work;

import coop.kyodo.kit.imports.ImportKind;
import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Deaths;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes work entries in bulk, by the same rules as one by one: members, sites, months and ids are
/// looked up once per chunk.
final class ImportWork implements ImportKind<RecordWork.Request> {

    static final String NAME = "work-entries";

    private final UUID importId;
    private final String recordedBy;

    ImportWork(UUID importId, String recordedBy) {
        this.importId = importId;
        this.recordedBy = recordedBy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<RecordWork.Request> type() {
        return RecordWork.Request.class;
    }

    @Override
    public List<LineProblem> take(Tx tx, List<Line<RecordWork.Request>> lines) {
        var known = new Known(tx, lines);
        List<LineProblem> problems = new ArrayList<>();
        List<WorkEntry> entries = new ArrayList<>(lines.size());
        for (Line<RecordWork.Request> line : lines) {
            Optional<LineProblem> problem = known.problem(line);
            problem.ifPresent(problems::add);
            if (problem.isEmpty()) {
                entries.add(entry(tx, line.value()));
            }
        }
        if (!entries.isEmpty()) {
            WorkEntries.addAll(tx, entries, recordedBy);
            WorkChanged.imported(tx, importId, lines.getLast().number(), entries);
        }
        return problems;
    }

    private static WorkEntry entry(Tx tx, RecordWork.Request request) {
        return new WorkEntry(
                Ids.orNext(request.id()),
                request.memberId(),
                request.siteId(),
                WorkRules.period(request.date(), request.month()).orElseThrow(),
                request.date(),
                request.minutes(),
                request.days(),
                request.grade(),
                request.responsibility(),
                null,
                null,
                tx.now(),
                null);
    }

    /// What the lines of one chunk refer to, as it stands.
    private static final class Known {

        private final Map<UUID, People.Person> people;
        private final Map<UUID, List<RightMembership.Membership>> memberships;
        private final Map<UUID, LocalDate> deaths;
        private final Map<UUID, Site> sites;
        private final Set<UUID> taken;
        private final Set<YearMonth> closed;
        private final LocalDate today;

        Known(Tx tx, List<Line<RecordWork.Request>> lines) {
            today = tx.today();
            people = People.known(tx, ids(lines, RecordWork.Request::memberId));
            memberships = RightMembership.ofPersons(tx, people.keySet());
            deaths = Deaths.ofPersons(tx, people.keySet());
            sites = Sites.all(tx, ids(lines, RecordWork.Request::siteId));
            taken = WorkEntries.existing(tx, ids(lines, RecordWork.Request::id));
            closed =
                    WorkPeriods.shared(
                            tx,
                            lines.stream()
                                    .map(Line::value)
                                    .map(work -> WorkRules.period(work.date(), work.month()))
                                    .flatMap(Optional::stream)
                                    .collect(Collectors.toSet()));
        }

        Optional<LineProblem> problem(Line<RecordWork.Request> line) {
            RecordWork.Request work = line.value();
            Optional<YearMonth> period = WorkRules.period(work.date(), work.month());
            if (period.isEmpty()) {
                return Optional.of(
                        line.problem("date-or-month", "/date", "Give either a date or a month."));
            }
            if (!WorkRules.fits(period.get(), work.date(), work.minutes(), work.days())) {
                return Optional.of(
                        line.problem(
                                "work-exceeds-time",
                                "/minutes",
                                "A day or month does not hold that much work."));
            }
            LocalDate firstDay = WorkRules.firstDay(period.get(), work.date());
            if (firstDay.isAfter(today)) {
                return Optional.of(
                        line.problem(
                                "date-too-late",
                                work.date() == null ? "/month" : "/date",
                                "The day has not come yet."));
            }
            LocalDate lastDay = WorkRules.lastDay(period.get(), work.date());
            Optional<People.Fault> fault =
                    People.fault(people.get(work.memberId()), firstDay, lastDay);
            if (fault.isPresent()) {
                return fault.map(each -> line.problem(each.code(), each.at("/memberId")));
            }
            Optional<RightMembership.Membership> right =
                    RightMembership.instead(
                            work.memberId(),
                            memberships.getOrDefault(work.memberId(), List.of()),
                            firstDay,
                            lastDay);
            if (right.isPresent()) {
                return right.map(each ->
                        line.problem(
                                RightMembership.CODE, "/memberId", RightMembership.detail(each)));
            }
            LocalDate died = deaths.get(work.memberId());
            if (died != null && firstDay.isAfter(died)) {
                return Optional.of(line.problem("member-died", Deaths.diedOn("/memberId", died)));
            }
            Site site = sites.get(work.siteId());
            if (site == null) {
                return Optional.of(
                        line.problem("site-not-found", "/siteId", "There is no such site."));
            }
            if (!SiteRules.isOpen(site.openedOn(), site.closedOn(), firstDay, lastDay)) {
                return Optional.of(line.problem("site-not-open", Sites.notOpen("/siteId", site)));
            }
            if (closed.contains(period.get())) {
                return Optional.of(
                        line.problem("period-closed", "/date", period.get() + " is closed."));
            }
            if (work.id() != null && !taken.add(work.id())) {
                return Optional.of(
                        line.problem("work-entry-exists", "/id", "An entry has this id already."));
            }
            return Optional.empty();
        }

        private static List<UUID> ids(
                List<Line<RecordWork.Request>> lines,
                java.util.function.Function<RecordWork.Request, @Nullable UUID> id) {
            return lines.stream()
                    .map(line -> id.apply(line.value()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }
}
