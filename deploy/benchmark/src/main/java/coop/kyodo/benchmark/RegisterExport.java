package coop.kyodo.benchmark;

import coop.kyodo.local.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The register of 100,000 members as it was two years ago, as a CSV file, beside the plain query
/// for the same lines.
final class RegisterExport implements Benchmark {

    private static final int MEMBERS = 100_000;
    private static final String AS_OF = "2024-04-01";

    /// Who they were on the day, what they held and when they paid, in one statement.
    private static final String PLAIN =
            """
            select m.member_number, m.member_id, m.admitted_on, sum(j.units),
              string_agg(case when j.kind in ('DEPOSIT', 'PAYMENT') then j.effective_on::text end, ' ')
            from member m join journal j using (tenant_id, member_id)
            where m.tenant_id = ? and m.admitted_on <= ?::date
              and (m.left_on is null or m.left_on >= ?::date) and j.effective_on <= ?::date
            group by m.member_number, m.member_id, m.admitted_on order by m.member_number\
            """;

    @Override
    public String name() {
        return "register";
    }

    @Override
    public String title() {
        return "The register of " + MEMBERS + " members on " + AS_OF + " as CSV";
    }

    @Override
    public Service service() {
        return Service.MEMBERSHIP;
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, SQLException {
        UUID cooperative = Example.cooperative(ground, 50_000);
        Script.run(ground.database(), "register.sql", cooperative, Map.of("members", MEMBERS));
        HttpRequest request =
                ground.request(
                                Example.path(cooperative)
                                        + "/register/export?format=CSV&asOf="
                                        + AS_OF,
                                cooperative.toString())
                        .build();
        read(ground, request);
        Figure before = ground.peak();
        Read read = read(ground, request);
        return List.of(
                Figure.millis("first byte", read.firstByte(), "under 300 ms"),
                Figure.seconds("whole file", read.whole(), "under 10 s"),
                Figure.seconds("the plain query, read to its end", plain(ground, cooperative), ""),
                Figure.of("lines", Long.toString(read.lines())),
                before,
                ground.peak());
    }

    /// How long the parts of an answer took, in nanoseconds.
    private record Read(long firstByte, long whole, long lines) {}

    private static Read read(Ground ground, HttpRequest request) throws IOException {
        long begin = System.nanoTime();
        try (InputStream body = ground.stream(request).body()) {
            byte[] buffer = new byte[64 * 1024];
            int count = body.read(buffer);
            long first = System.nanoTime() - begin;
            long lines = 0;
            while (count >= 0) {
                for (int i = 0; i < count; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                count = body.read(buffer);
            }
            return new Read(first, System.nanoTime() - begin, lines);
        }
    }

    private static long plain(Ground ground, UUID cooperative) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = ground.database().asApplication()) {
            connection.setAutoCommit(false);
            Tenant.set(connection, cooperative);
            try (PreparedStatement query = connection.prepareStatement(PLAIN)) {
                query.setFetchSize(1_000);
                query.setObject(1, cooperative);
                query.setString(2, AS_OF);
                query.setString(3, AS_OF);
                query.setString(4, AS_OF);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        }
        return System.nanoTime() - begin;
    }
}
