package coop.kyodo.membership.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.contribution.PaymentsOfEntrants;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.leaving.PastLeaving;
import coop.kyodo.membership.member.Entrant;
import coop.kyodo.membership.member.Entrants;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Takes a register that was found without fault: each member applies, is accepted, pays and is
/// admitted on the days that it says, and whoever has left leaves and was refunded, so that ledger,
/// register and events are as if it had been kept here from the beginning. All of it is one
/// transaction; what is stored is stored for some hundred lines at once.
final class TakeRegister {

    private static final int AT_ONCE = 1_000;

    /// So many lines are news to the database's planner.
    private static final int VERY_MANY = 200;

    /// The figures of warnings have days among them.
    private static final ObjectMapper STORED =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Tx tx;
    private final Cooperative cooperative;
    private final UUID importId;
    private final LocalDate formedOn;
    private final UnaryOperator<LocalDate> yearEnd;
    private final Map<UUID, PersonData> persons;
    private final Entrants entrants;
    private final PaymentsOfEntrants payments;
    private final PastLeaving leavings;

    private TakeRegister(
            Tx tx, Cooperative cooperative, UUID importId, List<Line<RegisterLine>> lines) {
        this.tx = tx;
        this.cooperative = cooperative;
        this.importId = importId;
        this.formedOn = Cooperatives.first(tx).effectiveOn();
        this.yearEnd = FiscalYears.lastDays(tx);
        this.persons = RegisterPersons.latest(lines);
        this.entrants =
                new Entrants(tx, cooperative, Persons.meant(tx, persons.keySet()), lines.size());
        this.payments = new PaymentsOfEntrants(tx, cooperative, formedOn, entrants);
        this.leavings = new PastLeaving(tx, cooperative, yearEnd, entrants);
    }

    /// @param reported stores what the transaction reported so far
    static RegisterImport take(
            Tx tx,
            Cooperative cooperative,
            UUID importId,
            List<Line<RegisterLine>> lines,
            RegisterReport report,
            Runnable reported) {
        TakeRegister register = new TakeRegister(tx, cooperative, importId, lines);
        List<Line<RegisterLine>> inOrder = RegisterPersons.inOrder(lines);
        for (int from = 0; from < inOrder.size(); from += AT_ONCE) {
            inOrder.subList(from, Math.min(from + AT_ONCE, inOrder.size()))
                    .forEach(register::member);
            register.write();
            reported.run();
        }
        if (lines.size() >= VERY_MANY) {
            analyse(tx);
        }
        tx.sql()
                .createUpdate(
                        """
                        insert into register_import values
                          (:tenant, :import, :digest, :members, :units, :paidIn, :now, :former,
                           cast(:warnings as jsonb))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .bind("digest", report.digest())
                .bind("members", report.members())
                .bind("former", report.former())
                .bind("units", report.units())
                .bind("paidIn", report.paidIn().amount())
                .bind("now", tx.now())
                .bind("warnings", write(report.warnings()))
                .execute();
        tx.audit(
                "register-imported",
                importId.toString(),
                Map.of(
                        "digest", report.digest(),
                        "members", report.members(),
                        "former", report.former(),
                        "units", report.units(),
                        "paidIn", report.paidIn(),
                        "warnings", report.warnings().size()));
        return find(tx, cooperative, importId).orElseThrow();
    }

    /// Whoever asks next must not wait for a plan that was made for a handful of members.
    private static void analyse(Tx tx) {
        tx.sql()
                .createQuery(
                        """
                        select kyodo_analyse('person', 'person_version', 'member', 'holding', 'journal',
                          'posting', 'withdrawal', 'refund_claim', 'outbox', 'audit_entry')::text\
                        """)
                .mapTo(String.class)
                .one();
    }

    /// What came under this id before; a 409 when it was something else.
    static Optional<RegisterImport> taken(
            Tx tx, Cooperative cooperative, UUID importId, String digest) {
        Optional<RegisterImport> before = find(tx, cooperative, importId);
        if (before.isPresent() && !before.get().digest().equals(digest)) {
            throw Problems.conflict("import-differs", FormFault.of("", "said.other-register"));
        }
        return before;
    }

    static Optional<RegisterImport> find(Tx tx, Cooperative cooperative, UUID importId) {
        return tx.sql()
                .createQuery(
                        "select * from register_import where tenant_id = :tenant and import_id ="
                                + " :import")
                .bind("tenant", tx.tenant())
                .bind("import", importId)
                .map((row, context) ->
                        new RegisterImport(
                                importId,
                                row.getString("digest"),
                                row.getLong("members"),
                                row.getLong("former"),
                                row.getLong("units"),
                                cooperative.money(row.getLong("paid_in")),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                                read(row.getString("warnings"))))
                .findOne();
    }

    private void write() {
        entrants.write();
        payments.write();
        leavings.write();
    }

    private void member(Line<RegisterLine> line) {
        RegisterLine member = line.value();
        Money unit = cooperative.articles().unitAmount();
        Money paidIn = cooperative.money(member.paidIn());
        String reference = "opening/" + importId + "/" + line.number();
        boolean founder =
                IntakeRules.founded(
                        cooperative.rules(),
                        unit,
                        member.units(),
                        paidIn,
                        member.accepted(),
                        formedOn);
        Entrant entrant;
        if (founder) {
            entrant = accept(member, member.units(), true);
            payments.admit(entrant, paidIn, member.paid(), reference);
        } else {
            entrant = paidUp(member, paidIn, reference);
        }
        RegisterLine.Leaving leaving = member.leaving();
        if (leaving != null && leaving.isValuedHere(yearEnd, tx.today())) {
            leavings.awaitClosing(entrant, leaving.cause(), leaving.noticeOn(), leaving.leftOn());
        } else if (leaving != null) {
            leavings.record(
                    entrant,
                    new PastLeaving.Left(
                            leaving.cause(),
                            leaving.noticeOn(),
                            leaving.leftOn(),
                            cooperative.money(leaving.refunded()),
                            leaving.refundedOn(),
                            cooperative.money(leaving.owed()),
                            reference + "/refund"));
        }
    }

    /// With as many units as are paid up at first, and the others after it.
    private Entrant paidUp(RegisterLine member, Money paidIn, String reference) {
        Money unit = cooperative.articles().unitAmount();
        int paidUp =
                IntakeRules.paidUp(cooperative.rules(), unit, member.units(), paidIn).orRefuse();
        Entrant entrant = accept(member, paidUp, false);
        Money capital = unit.times(paidUp);
        payments.admit(entrant, capital, member.paid(), reference);
        if (paidUp < member.units()) {
            payments.subscribe(entrant, member.units() - paidUp, member.admittedOn());
        }
        if (!paidIn.equals(capital)) {
            payments.payUp(entrant, paidIn.minus(capital), member.admittedOn(), reference + "/2");
        }
        return entrant;
    }

    private Entrant accept(RegisterLine member, int units, boolean founder) {
        UUID personId = member.personId();
        PersonData data = personId == null ? null : persons.get(personId);
        return entrants.accept(
                Ids.orNext(member.memberId()),
                personId,
                data == null ? member.person() : data,
                units,
                member.accepted(),
                founder);
    }

    private static String write(List<RegisterReport.Problem> warnings) {
        try {
            return STORED.writeValueAsString(warnings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("warnings cannot be written", e);
        }
    }

    private static List<RegisterReport.Problem> read(String warnings) {
        try {
            return STORED.readValue(warnings, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored warnings cannot be read", e);
        }
    }
}
