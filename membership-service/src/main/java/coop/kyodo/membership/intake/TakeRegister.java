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
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.contribution.PayCapital;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.leaving.PastLeaving;
import coop.kyodo.membership.member.Enrolment;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.person.PersonData;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Takes a register that was found without fault: each member applies, is accepted, pays and is
/// admitted on the days that it says, and whoever has left leaves and was refunded, so that ledger,
/// register and events are as if it had been kept here from the beginning.
final class TakeRegister {

    /// The figures of warnings have days among them.
    private static final ObjectMapper STORED =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private TakeRegister() {}

    static RegisterImport take(
            Tx tx,
            Cooperative cooperative,
            UUID importId,
            List<Line<RegisterLine>> lines,
            RegisterReport report) {
        LocalDate formedOn = Cooperatives.first(tx).effectiveOn();
        UnaryOperator<LocalDate> yearEnd = FiscalYears.lastDays(tx);
        Map<UUID, PersonData> persons = RegisterPersons.latest(lines);
        RegisterPersons.inOrder(lines)
                .forEach(line ->
                        member(tx, cooperative, formedOn, yearEnd, persons, importId, line));
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

    /// What came under this id before; a 409 when it was something else.
    static Optional<RegisterImport> taken(
            Tx tx, Cooperative cooperative, UUID importId, String digest) {
        Optional<RegisterImport> before = find(tx, cooperative, importId);
        if (before.isPresent() && !before.get().digest().equals(digest)) {
            throw Problems.conflict(
                    "import-differs", "Another register came under this id before.");
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

    private static void member(
            Tx tx,
            Cooperative cooperative,
            LocalDate formedOn,
            UnaryOperator<LocalDate> yearEnd,
            Map<UUID, PersonData> persons,
            UUID importId,
            Line<RegisterLine> line) {
        RegisterLine member = line.value();
        UUID memberId = Ids.orNext(member.memberId());
        Money unit = cooperative.articles().unitAmount();
        Money paidIn = cooperative.money(member.paidIn());
        String reference = "opening/" + importId + "/" + line.number();
        boolean founder =
                IntakeRules.isFoundersPart(
                        cooperative.rules(),
                        unit,
                        member.units(),
                        paidIn,
                        member.accepted(),
                        formedOn);
        if (founder) {
            enrol(tx, persons, memberId, member, member.units(), true);
            pay(tx, memberId, paidIn, member.paid(), reference);
        } else {
            paidUp(tx, cooperative, persons, memberId, member, reference);
        }
        RegisterLine.Leaving leaving = member.leaving();
        if (leaving != null && leaving.isValuedHere(yearEnd, tx.today())) {
            PastLeaving.awaitClosing(
                    tx,
                    cooperative,
                    memberId,
                    leaving.cause(),
                    leaving.noticeOn(),
                    leaving.leftOn());
        } else if (leaving != null) {
            PastLeaving.record(
                    tx,
                    cooperative,
                    memberId,
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
    private static void paidUp(
            Tx tx,
            Cooperative cooperative,
            Map<UUID, PersonData> persons,
            UUID memberId,
            RegisterLine member,
            String reference) {
        Money unit = cooperative.articles().unitAmount();
        Money paidIn = cooperative.money(member.paidIn());
        int paidUp =
                IntakeRules.paidUp(cooperative.rules(), unit, member.units(), paidIn).orRefuse();
        enrol(tx, persons, memberId, member, paidUp, false);
        Money capital = unit.times(paidUp);
        pay(tx, memberId, capital, member.paid(), reference);
        if (paidUp < member.units()) {
            furtherUnits(tx, cooperative, memberId, member, member.units() - paidUp);
        }
        if (!paidIn.equals(capital)) {
            pay(tx, memberId, paidIn.minus(capital), member.admittedOn(), reference + "/2");
        }
    }

    private static void enrol(
            Tx tx,
            Map<UUID, PersonData> persons,
            UUID memberId,
            RegisterLine member,
            int units,
            boolean founder) {
        UUID personId = member.personId();
        PersonData data = personId == null ? null : persons.get(personId);
        Enrolment.enrol(
                tx,
                memberId,
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

    private static void pay(
            Tx tx, UUID memberId, Money amount, LocalDate paidOn, String reference) {
        PayCapital.payOfRegister(
                tx, memberId, new PayCapital.Request(amount, paidOn, reference, null));
    }

    private static void furtherUnits(
            Tx tx, Cooperative cooperative, UUID memberId, RegisterLine member, int units) {
        Money amount = cooperative.amountOf(units);
        Ledger.post(tx, memberId, Entry.subscription(units, amount), member.admittedOn(), null);
        MemberCapital.publish(
                tx,
                cooperative,
                memberId,
                CapitalEvents.Change.SUBSCRIBED,
                amount,
                member.admittedOn());
    }
}
