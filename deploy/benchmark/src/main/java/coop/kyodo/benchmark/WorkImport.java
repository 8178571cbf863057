package coop.kyodo.benchmark;

import coop.kyodo.local.Service;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A million entries of work sent as one file, and the totals of one member after it, beside plain
/// batches of inserts of the same number of rows into the same table.
final class WorkImport implements Benchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int MEMBERS = 5_000;
    private static final int BATCH = 5_000;
    private static final int FIRST = 200;
    private static final int WARM_UP = 1_000;
    private static final int QUESTIONS = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 1);

    @Override
    public String name() {
        return "work";
    }

    @Override
    public String title() {
        return ENTRIES + " entries of work of " + MEMBERS + " members, imported as CSV";
    }

    @Override
    public Service service() {
        return Service.MEMBERSHIP;
    }

    @Override
    public List<Figure> run(Ground ground) throws SQLException {
        UUID cooperative = Example.cooperative(ground, 50_000);
        Script.run(ground.database(), "register.sql", cooperative, Map.of("members", MEMBERS));
        UUID site = UUID.randomUUID();
        ground.post(
                Example.path(cooperative) + "/sites",
                cooperative.toString(),
                "{\"id\": \"" + site + "\", \"name\": \"配食センター\"}");
        List<UUID> members = members(ground, cooperative);
        Figure before = ground.peak();
        long imported =
                ground.timed(
                        ground.request(
                                        Example.path(cooperative)
                                                + "/work-imports/"
                                                + UUID.randomUUID(),
                                        cooperative.toString())
                                .header("Content-Type", "text/csv")
                                .PUT(BodyPublishers.ofInputStream(() -> file(members, site)))
                                .build());
        Figure after = ground.peak();
        List<Figure> totals = totals(ground, cooperative, members);
        long plain = plain(ground, cooperative, members, site);
        return Stream.of(
                        List.of(
                                Figure.seconds("import over HTTP", imported, "under 90 s"),
                                Figure.seconds("plain inserts in batches of " + BATCH, plain, ""),
                                Figure.ratio("plain / HTTP", (double) plain / imported, "")),
                        totals,
                        List.of(before, after))
                .flatMap(List::stream)
                .toList();
    }

    /// One entry for each member and day, until there are enough.
    private static InputStream file(List<UUID> members, UUID site) {
        String header = "memberId,siteId,date,minutes,days\n";
        Stream<InputStream> days =
                Stream.iterate(0, day -> day + 1)
                        .limit(ENTRIES / members.size())
                        .map(day -> {
                            StringBuilder lines = new StringBuilder();
                            LocalDate date = FIRST_DAY.plusDays(day);
                            for (UUID member : members) {
                                lines.append(member)
                                        .append(',')
                                        .append(site)
                                        .append(',')
                                        .append(date)
                                        .append(",480,1\n");
                            }
                            return stream(lines.toString());
                        });
        return new SequenceInputStream(
                Collections.enumeration(Stream.concat(Stream.of(stream(header)), days).toList()));
    }

    private static InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<UUID> members(Ground ground, UUID cooperative) throws SQLException {
        try (Connection connection = ground.database().asApplication()) {
            Tenant.set(connection, cooperative);
            try (PreparedStatement query =
                            connection.prepareStatement(
                                    """
                                    select member_id from member
                                    where tenant_id = ? and state = 'MEMBER' and admitted_on < ?
                                    order by member_number limit 4000\
                                    """);
                    ResultSet rows = rows(query, cooperative)) {
                List<UUID> members = new ArrayList<>();
                while (rows.next()) {
                    members.add(rows.getObject(1, UUID.class));
                }
                return members;
            }
        }
    }

    private static ResultSet rows(PreparedStatement query, UUID cooperative) throws SQLException {
        query.setObject(1, cooperative);
        query.setObject(2, FIRST_DAY);
        return query.executeQuery();
    }

    /// Of one member after the other: the first question that the service is ever asked, and what
    /// it takes when this has been compiled and the database has seen to the rows just imported.
    private static List<Figure> totals(Ground ground, UUID cooperative, List<UUID> members) {
        List<Long> times =
                IntStream.range(0, WARM_UP + QUESTIONS)
                        .mapToObj(i -> totals(ground, cooperative, members.get(i % members.size())))
                        .toList();
        return List.of(
                Figure.millis("totals of one member, the first question", times.getFirst(), ""),
                Figure.millis(
                        "totals of one member, the slowest of 95 in 100 of the first " + FIRST,
                        slowest(times.subList(0, FIRST)),
                        "under 20 ms"),
                Figure.millis(
                        "totals of one member, the slowest of 95 in 100 after " + WARM_UP,
                        slowest(times.subList(WARM_UP, times.size())),
                        "under 20 ms"));
    }

    /// Of 95 in 100.
    private static long slowest(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() * 95 / 100);
    }

    private static long totals(Ground ground, UUID cooperative, UUID member) {
        String path = "/work-totals?by=MEMBER&from=2025-11&to=2026-12&memberId=" + member;
        return ground.timed(
                ground.request(Example.path(cooperative) + path, cooperative.toString()).build());
    }

    private static long plain(Ground ground, UUID cooperative, List<UUID> members, UUID site)
            throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = ground.database().asApplication()) {
            Tenant.set(connection, cooperative);
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            """
                            insert into work_entry (tenant_id, entry_id, member_id, site_id, period,
                              worked_on, minutes, days, recorded_at)
                            values (?, ?, ?, ?, ?, ?, 480, 1, now())\
                            """)) {
                int rows = 0;
                for (int day = 0; day < ENTRIES / members.size(); day++) {
                    LocalDate date = FIRST_DAY.plusDays(day);
                    for (UUID member : members) {
                        insert.setObject(1, cooperative);
                        insert.setObject(2, UUID.randomUUID());
                        insert.setObject(3, member);
                        insert.setObject(4, site);
                        insert.setString(5, date.toString().substring(0, 7));
                        insert.setObject(6, date);
                        insert.addBatch();
                        rows++;
                        if (rows % BATCH == 0) {
                            insert.executeBatch();
                            connection.commit();
                        }
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
        }
        return System.nanoTime() - begin;
    }
}
