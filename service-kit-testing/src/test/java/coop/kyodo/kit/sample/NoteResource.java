package coop.kyodo.kit.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.export.ContentHash;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.export.Format;
import coop.kyodo.kit.export.Sheet;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Notes with a number and an amount of at most a hundred.
@Path("/v1/cooperatives/{cooperativeId}")
public class NoteResource {

    /// What the event says.
    public record NoteAdded(long number, String text) {}

    /// A note to add.
    ///
    /// @param reason why; not kept
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewNote(
            @NotNull @Size(max = 200) String text,
            int amount,
            @Nullable @Size(max = 200) String reason) {

        NewNote(String text, int amount) {
            this(text, amount, null);
        }
    }

    /// A note.
    public record Note(long number, String text, int amount) {}

    /// A note that no export gets past, so that the tests see one break.
    static final String UNWRITABLE = "unwritable";

    /// A note that waits for nobody's lock, so that the tests need not wait half a minute.
    static final String IMPATIENT = "impatient";

    private static final Sheet<Note> SHEET =
            Sheet.<Note>named("notes")
                    .column("number", Note::number)
                    .column("text", NoteResource::written)
                    .column("amount", Note::amount);

    private final Work work;
    private final Verification verification;
    private final Exports exports;

    NoteResource(Work work, Verification verification, Exports exports) {
        this.work = work;
        this.verification = verification;
        this.exports = exports;
    }

    @POST
    @Path("notes")
    @Allowed(
            scope = "note:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response add(UUID cooperativeId, @Valid @NotNull NewNote note) {
        return work.command(
                cooperativeId,
                note,
                tx -> {
                    if (note.text().equals(IMPATIENT)) {
                        tx.sql().execute("set local lock_timeout = '50ms'");
                    }
                    long number = tx.nextNumber("note");
                    tx.sql()
                            .createUpdate(
                                    "insert into note values (:tenant, :number, :text, :amount)")
                            .bind("tenant", cooperativeId)
                            .bind("number", number)
                            .bindMethods(note)
                            .execute();
                    tx.audit("note-added", String.valueOf(number), note);
                    tx.publish(
                            new Event(
                                    "coop.kyodo.sample.note-added.v1",
                                    cooperativeId,
                                    number,
                                    new NoteAdded(number, note.text())));
                    checkAmount(note);
                    return Reply.created(
                            "/v1/cooperatives/" + cooperativeId + "/notes/" + number,
                            new Note(number, note.text(), note.amount()));
                });
    }

    @GET
    @Path("notes")
    @Allowed(
            scope = "note:read",
            roles = {Role.CLERK, Role.MEMBER})
    public Page<Note> list(UUID cooperativeId, @BeanParam PageQuery page) {
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        List<Note> notes = work.read(cooperativeId, tx -> notes(tx, after, page.limit() + 1));
        return Page.of(notes, page.limit(), last -> Cursor.of(last.number()));
    }

    @GET
    @Path("notes/export")
    @Allowed(
            scope = "note:read",
            roles = {Role.CLERK})
    public Response export(UUID cooperativeId, @QueryParam("format") @Nullable String format) {
        return exports.answer(cooperativeId, Format.of(format), SHEET, NoteResource::all).build();
    }

    @GET
    @Path("notes/export/hash")
    @Allowed(
            scope = "note:read",
            roles = {Role.CLERK})
    public ContentHash hash(UUID cooperativeId, @QueryParam("format") @Nullable String format) {
        return exports.hash(cooperativeId, Format.of(format), SHEET, NoteResource::all);
    }

    private static Stream<Note> all(Tx tx) {
        return Exports.rows(
                tx.sql().createQuery("select number, text, amount from note order by number"),
                ConstructorMapper.of(Note.class));
    }

    private static String written(Note note) {
        if (note.text().equals(UNWRITABLE)) {
            throw new IllegalStateException("this note cannot be written");
        }
        return note.text();
    }

    @GET
    @Path("verification")
    @Allowed(
            scope = "note:read",
            roles = {Role.CLERK})
    public Verification.Report verify(UUID cooperativeId) {
        return verification.report(cooperativeId);
    }

    /// Checked after the effect on purpose, so that the tests see a refusal undo it.
    private static void checkAmount(NewNote note) {
        Rule rule = Rulebook.of("SAMPLE_LAW").rule("S-1");
        if (note.amount() > rule.wholeBound("most")) {
            throw new RefusedException(
                    Refusal.of("note-too-dear", rule)
                            .at("/amount")
                            .with("amount", note.amount())
                            .with("most", rule.wholeBound("most")));
        }
    }

    private static List<Note> notes(Tx tx, long after, int limit) {
        return tx.sql()
                .createQuery(
                        "select number, text, amount from note where number > :after order by number limit :limit")
                .bindMap(Map.of("after", after, "limit", limit))
                .map(ConstructorMapper.of(Note.class))
                .list();
    }
}
