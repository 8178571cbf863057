package coop.kyodo.membership.privacy;

import coop.kyodo.kit.privacy.PersonalData;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.person.Persons;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// Takes personal data out of the tables, and keeps the receipts.
final class Erasures {

    private Erasures() {}

    /// The receipt for a person; a 404 when nothing was erased.
    static Erasure get(Tx tx, UUID asked) {
        return tx.sql()
                .createQuery(
                        "select * from erasure where tenant_id = :tenant and person_id = :person")
                .bind("tenant", tx.tenant())
                .bind("person", Persons.resolve(tx, asked))
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("erasure-not-found"));
    }

    static Erasure.Counts erase(Tx tx, Trace trace) {
        int explanations =
                tx.sql()
                        .createUpdate(
                                """
                                update member set refusal_explanation = null,
                                  acceptance_reference =
                                    case when acceptance_organ is not null then '[erased]' end
                                where tenant_id = :tenant and person_id = :person
                                  and (refusal_explanation is not null
                                    or acceptance_reference is not null)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("person", trace.personId())
                        .execute();
        PersonalData.Counts kept = PersonalData.erase(tx, trace.allIds(), subjects(tx, trace));
        return tx.sql()
                .createQuery(
                        """
                        select kyodo_erase_persons(:tenant, :persons, :now) as versions,
                          kyodo_erase_evidence(:tenant, :members) as evidence,
                          kyodo_erase_inspections(:tenant, :members) as inspections,
                          kyodo_erase_words(:tenant, :members)
                            + kyodo_erase_ending_words(:tenant, :members)
                            + kyodo_erase_consents(:tenant, :members)
                            + kyodo_erase_benefit_references(:tenant, :members)
                            + kyodo_erase_roles(:tenant, :members) as words,
                          kyodo_erase_remarks(:tenant, :members) as remarks\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("persons", UUID.class, trace.personIds())
                .bindArray("members", UUID.class, trace.memberIds())
                .bind("now", tx.now())
                .map((row, context) ->
                        new Erasure.Counts(
                                row.getInt("versions"),
                                row.getInt("evidence"),
                                explanations
                                        + row.getInt("inspections")
                                        + row.getInt("words")
                                        + row.getInt("remarks")
                                        + kept.remarks()
                                        + kept.reasons(),
                                kept.accounts(),
                                kept.answers()))
                .one();
    }

    /// What is about the person and is audited under an id of its own.
    private static List<String> subjects(Tx tx, Trace trace) {
        return tx.sql()
                .createQuery(
                        """
                        select cast(entry_id as text) from work_entry
                        where tenant_id = :tenant and member_id = any(:members)
                        union all
                        select cast(claim_id as text) from benefit_claim
                        where tenant_id = :tenant and member_id = any(:members)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, trace.memberIds())
                .mapTo(String.class)
                .list();
    }

    static void add(Tx tx, Erasure erasure) {
        tx.sql()
                .createUpdate(
                        """
                        insert into erasure values (:tenant, :id, :person, :cause, :former, :members,
                          :versions, :evidence, :explanations, :accounts, :answers, :at, :rule, :source, :hash)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", erasure.erasureId())
                .bind("person", erasure.personId())
                .bind("cause", erasure.cause())
                .bindArray("former", UUID.class, erasure.formerIds())
                .bindArray("members", UUID.class, erasure.memberIds())
                .bind("versions", erasure.erased().versions())
                .bind("evidence", erasure.erased().evidence())
                .bind("explanations", erasure.erased().explanations())
                .bind("accounts", erasure.erased().accounts())
                .bind("answers", erasure.erased().answers())
                .bind("at", erasure.erasedAt())
                .bind("rule", erasure.rule())
                .bind("source", erasure.source())
                .bind("hash", erasure.hash())
                .execute();
    }

    private static Erasure read(ResultSet row) throws SQLException {
        return new Erasure(
                row.getObject("erasure_id", UUID.class),
                row.getObject("person_id", UUID.class),
                Erasure.Cause.valueOf(row.getString("cause")),
                ids(row.getArray("former_ids")),
                ids(row.getArray("member_ids")),
                new Erasure.Counts(
                        row.getInt("versions"),
                        row.getInt("evidence"),
                        row.getInt("explanations"),
                        row.getInt("accounts"),
                        row.getInt("answers")),
                row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                row.getString("rule"),
                row.getString("source"),
                row.getString("hash"));
    }

    private static List<UUID> ids(Array ids) throws SQLException {
        return List.of((UUID[]) ids.getArray());
    }
}
