package coop.kyodo.kit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.events.Outbox;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problem;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.kit.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The unit of work: one transaction of one tenant, with its events and audit entries written at
/// its end.
@ApplicationScoped
public class Work {

    private static final String SAVEPOINT = "before_effect";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;
    private final Call call;
    private final Reports reports;
    private final Texts texts;

    Work(Jdbi jdbi, ObjectMapper json, Clock clock, Call call, Outbox outbox, Texts texts) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
        this.call = call;
        this.reports = new Reports(json, call, outbox);
        this.texts = texts;
    }

    /// Reads as this tenant: one snapshot for all statements, and no writing.
    public <T> T read(UUID tenant, Function<Tx, T> work) {
        return jdbi.inTransaction(handle -> {
            Tx.seeOnly(handle, tenant.toString());
            return work.apply(new Tx(handle, tenant, clock));
        });
    }

    /// Reads all tenants: for an operator's listings.
    public <T> T readAll(Function<Tx, T> work) {
        return jdbi.inTransaction(handle -> {
            Tx.seeOnly(handle, Tx.ALL_TENANTS);
            return work.apply(new Tx(handle, Tx.NO_TENANT, clock));
        });
    }

    /// Writes as this tenant. Repeating it is the caller's concern: for conditional edits and
    /// internal work.
    public <T> T write(UUID tenant, Function<Tx, T> work) {
        return jdbi.inTransaction(handle -> {
            Tx.see(handle, tenant.toString());
            Tx tx = new Tx(handle, tenant, clock);
            T result = work.apply(tx);
            reports.write(tx);
            return result;
        });
    }

    /// Writes what a transaction reported so far, in its order, so that one with very many reports
    /// need not keep all of them to its end.
    public void reportSoFar(Tx tx) {
        reports.write(tx);
    }

    /// A piece of a transaction of several, with an instant and a caller of its own. What it
    /// reports is written at the end of the whole; the next piece begins as the tenant of the
    /// whole.
    public void piece(Tx whole, Consumer<Tx> work) {
        Tx piece = new Tx(whole.sql(), whole.tenant(), clock);
        work.accept(piece);
        whole.takeOver(piece, new Tx.Origin(piece.now(), call.subject(), call.requestId()));
        if (!piece.tenant().equals(whole.tenant())) {
            whole.enter(whole.tenant());
        }
    }

    /// As [#write], in a transaction of its own that is over at once, also where another one of the
    /// same thread goes on: for saying how far that one is.
    public void writeAside(UUID tenant, Consumer<Tx> work) {
        try (Handle aside = jdbi.open()) {
            aside.useTransaction(handle -> {
                Tx.see(handle, tenant.toString());
                Tx tx = new Tx(handle, tenant, clock);
                work.accept(tx);
                reports.write(tx);
            });
        }
    }

    /// Does what a POST asks for, once per Idempotency-Key: the first answer is stored in the
    /// transaction of the effect, and the same request gets the same answer again. A rule's refusal
    /// is an answer like any other, with the effect undone, but for one of how things stand (409):
    /// it is not kept. Requests of one key that come together wait for the first; after five
    /// seconds they get 409. What else another request holds is waited for thirty seconds; then the
    /// answer is 503.
    ///
    /// @param request the parsed body; with method, path and caller it tells whether a repeated key
    ///   is the same request
    public Response command(UUID tenant, Object request, Function<Tx, Reply> work) {
        String key = call.idempotencyKey();
        String fingerprint =
                Hashes.sha256(
                        call.method()
                                + ' '
                                + call.path()
                                + '\n'
                                + call.subject()
                                + '\n'
                                + write(request));
        return jdbi.inTransaction(handle -> {
            Optional<Stored> earlier = claim(handle, tenant, key);
            if (earlier.isPresent()) {
                return replay(earlier.get(), fingerprint);
            }
            Tx tx = new Tx(handle, tenant, clock);
            handle.savepoint(SAVEPOINT);
            Stored answer;
            try {
                Reply reply = work.apply(tx);
                if (tx.audited().isEmpty()) {
                    throw new IllegalStateException(
                            "a command left no audit entry: " + call.path());
                }
                reports.write(tx);
                answer = Stored.of(reply, key, fingerprint, write(reply.body()));
            } catch (RefusedException refused) {
                if (refused.isConflict()) {
                    throw refused;
                }
                handle.rollbackToSavepoint(SAVEPOINT);
                Problem problem = texts.refusal(refused.refusal(), call.language());
                answer =
                        Stored.of(
                                new Reply(problem.status(), problem, null, null),
                                key,
                                fingerprint,
                                write(problem));
            }
            if (!tx.tenant().equals(tenant)) {
                Tx.see(handle, tenant.toString());
            }
            store(handle, tenant, answer, tx);
            return answer.response(false);
        });
    }

    /// As [#command], for what creates a new tenant: the key is kept outside any tenant, and the
    /// work enters the new tenant itself.
    public Response commandForNew(Object request, Function<Tx, Reply> work) {
        return command(Tx.NO_TENANT, request, work);
    }

    private static Optional<Stored> claim(Handle handle, UUID tenant, String key) {
        try {
            return handle.createQuery("select * from kyodo_claim(:tenant, :key)")
                    .bind("tenant", tenant)
                    .bind("key", key)
                    .map((row, context) -> Stored.of(row))
                    .findOne();
        } catch (JdbiException fault) {
            if (Faults.isHeldByAnother(fault)) {
                throw Problems.conflict(
                        "idempotency-in-progress", FormFault.of("", "said.key-in-progress"));
            }
            throw fault;
        }
    }

    private static Response replay(Stored earlier, String fingerprint) {
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw Problems.unprocessable(
                    "idempotency-key-reused", FormFault.of("", "said.key-reused"));
        }
        return earlier.response(true);
    }

    private static void store(Handle handle, UUID tenant, Stored answer, Tx tx) {
        handle.createUpdate(
                        """
                        insert into idempotency
                          (tenant_id, key, fingerprint, status, location, version, body, recorded_at)
                        values (:tenant, :key, :fingerprint, :status, :location, :version, :body, :now)\
                        """)
                .bind("tenant", tenant)
                .bind("key", answer.key())
                .bind("fingerprint", answer.fingerprint())
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("version", answer.version())
                .bind("body", answer.body())
                .bind("now", tx.now())
                .execute();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    /// A stored answer.
    public record Stored(
            String key,
            String fingerprint,
            int status,
            @Nullable String location,
            @Nullable Long version,
            String body) {

        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString("key"),
                    row.getString("fingerprint"),
                    row.getInt("status"),
                    row.getString("location"),
                    row.getObject("version", Long.class),
                    row.getString("body"));
        }

        static Stored of(Reply reply, String key, String fingerprint, String body) {
            return new Stored(
                    key, fingerprint, reply.status(), reply.location(), reply.version(), body);
        }

        Response response(boolean replayed) {
            Response.ResponseBuilder response =
                    Response.status(status)
                            .entity(body)
                            .type(
                                    status >= 400
                                            ? Problem.MEDIA_TYPE
                                            : MediaType.APPLICATION_JSON_TYPE);
            if (location != null) {
                response.header(HttpHeaders.LOCATION, URI.create(location));
            }
            if (version != null) {
                response.header(HttpHeaders.ETAG, "\"" + version + "\"");
            }
            if (replayed) {
                response.header("Idempotency-Replayed", "true");
            }
            return response.build();
        }
    }
}
