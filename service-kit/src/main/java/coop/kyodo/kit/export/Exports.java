package coop.kyodo.kit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/// Streams rows from the database to the caller: one transaction, one cursor, and never more than a
/// few hundred rows in memory. The caller gets the SHA-256 of all bytes as the trailer field
/// `Repr-Digest` (RFC 9530) and can ask for it apart ([#hash]); the same rows have the same bytes.
@ApplicationScoped
public class Exports {

    private static final int ROWS_AT_ONCE = 500;
    private static final int EXPORTS_AT_ONCE = 6;
    private static final String DIGEST = "Repr-Digest";

    private final Work work;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;
    private final Semaphore places = new Semaphore(EXPORTS_AT_ONCE);

    Exports(Work work, ObjectMapper json, CurrentVertxRequest request) {
        this.work = work;
        this.json = json;
        this.request = request;
    }

    /// The rows of a query, read a few hundred at a time. Whoever asks for them closes the stream.
    public static <R> Stream<R> rows(Query query, RowMapper<R> mapper) {
        return query.setFetchSize(ROWS_AT_ONCE).map(mapper).stream();
    }

    /// Answers with a file. What must be refused is refused before: once rows flow there is no
    /// other answer than a broken connection. Six exports run at the same time; others are told to
    /// come again (429).
    ///
    /// @param rows asked for once, inside a transaction that reads as this tenant
    public <R> Response.ResponseBuilder answer(
            UUID tenant, Format format, Sheet<R> sheet, Function<Tx, Stream<R>> rows) {
        StreamingOutput file = out -> stream(tenant, format, sheet, rows, out);
        return Response.ok(file)
                .type(format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(sheet.name(), format.ending()))
                .header("Trailer", DIGEST);
    }

    /// The hash of what [#answer] would send.
    public <R> ContentHash hash(
            UUID tenant, Format format, Sheet<R> sheet, Function<Tx, Stream<R>> rows) {
        HashingStream hashing = new HashingStream(OutputStream.nullOutputStream());
        long count = inAPlace(() -> write(tenant, format, sheet, rows, hashing));
        return new ContentHash(
                format, HexFormat.of().formatHex(hashing.hash()), hashing.bytes(), count);
    }

    private <R> void stream(
            UUID tenant,
            Format format,
            Sheet<R> sheet,
            Function<Tx, Stream<R>> rows,
            OutputStream out) {
        HashingStream hashing = new HashingStream(out);
        try {
            inAPlace(() -> write(tenant, format, sheet, rows, hashing));
        } catch (RuntimeException | Error failure) {
            if (hashing.bytes() > 0) {
                request.getCurrent().response().reset();
            }
            CallerLeftException left = hashing.left();
            if (left != null) {
                throw left;
            }
            throw failure;
        }
        String digest = Base64.getEncoder().encodeToString(hashing.hash());
        request.getCurrent().response().putTrailer(DIGEST, "sha-256=:" + digest + ":");
    }

    private <R> long write(
            UUID tenant,
            Format format,
            Sheet<R> sheet,
            Function<Tx, Stream<R>> rows,
            OutputStream out) {
        return work.read(
                tenant,
                tx -> {
                    // What would be spent on compiling or on a plan for all cases delays the first
                    // row.
                    tx.sql().execute("set local jit = off");
                    tx.sql().execute("set local plan_cache_mode = force_custom_plan");
                    try (Stream<R> all = rows.apply(tx)) {
                        RowWriter<R> writer = RowWriter.of(format, sheet, out, json);
                        long count = 0;
                        for (Iterator<R> each = all.iterator(); each.hasNext(); count++) {
                            writer.write(each.next());
                            if (count == 0) {
                                writer.flush();
                                out.flush();
                            }
                        }
                        writer.finish();
                        return count;
                    } catch (IOException e) {
                        throw new UncheckedIOException("the export could not be written", e);
                    }
                });
    }

    private long inAPlace(LongSupplier export) {
        if (!places.tryAcquire()) {
            throw Problems.tooMany("too-many-exports", FormFault.of("", "said.other-exports-run"));
        }
        try {
            return export.getAsLong();
        } finally {
            places.release();
        }
    }
}
