package coop.kyodo.federation.dues;

import coop.kyodo.federation.federation.StoredJson;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The assessments of dues runs, and the credit notes that a correcting run gives them.
@ApplicationScoped
class Assessments {

    private static final String SELECT =
            """
            select a.id, a.run_id, a.organisation_id, a.code, a.members, a.affiliated_from, a.lines, a.amount,
              a.carried_in, a.corrects, f.currency, coalesce(n.amount, 0) as credited,
              coalesce(n.carried_out, 0) as carried_out,
              (select coalesce(sum(p.amount), 0) from dues_payment p
                where p.tenant_id = a.tenant_id and p.assessment_id = a.id) as paid
            from dues_assessment a
              join federation f on f.tenant_id = a.tenant_id
              left join credit_note n on n.tenant_id = a.tenant_id and n.assessment_id = a.id
            where a.tenant_id = :tenant
            """;

    private final StoredJson json;
    private final RowMapper<Assessment> mapper;

    Assessments(StoredJson json) {
        this.json = json;
        this.mapper =
                (row, context) -> {
                    String currency = row.getString("currency");
                    Money amount = Money.of(row.getLong("amount"), currency);
                    Money credited = Money.of(row.getLong("credited"), currency);
                    Money carriedIn = Money.of(row.getLong("carried_in"), currency);
                    Money carriedOut = Money.of(row.getLong("carried_out"), currency);
                    Money paid = Money.of(row.getLong("paid"), currency);
                    return new Assessment(
                            row.getObject("id", UUID.class),
                            row.getObject("run_id", UUID.class),
                            row.getObject("organisation_id", UUID.class),
                            row.getString("code"),
                            row.getLong("members"),
                            row.getObject("affiliated_from", LocalDate.class),
                            List.of(json.read(row.getString("lines"), DuesRules.Line[].class)),
                            amount,
                            credited,
                            carriedIn,
                            carriedOut,
                            paid,
                            Assessment.outstanding(amount, credited, carriedIn, carriedOut, paid),
                            row.getObject("corrects", UUID.class));
                };
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    Assessment get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and a.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(mapper)
                .findOne()
                .orElseThrow(() -> Problems.notFound("assessment-not-found"));
    }

    List<Assessment> of(Tx tx, UUID run) {
        return page(tx, run, "", Integer.MAX_VALUE);
    }

    List<Assessment> page(Tx tx, UUID run, String afterCode, int limit) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and a.run_id = :run and a.code collate "C" > :after
                                order by a.code collate "C" limit :limit\
                                """)
                .bind("tenant", tx.tenant())
                .bind("run", run)
                .bind("after", afterCode)
                .bind("limit", limit)
                .map(mapper)
                .list();
    }

    /// Notes what a run assesses; `replaced` is the assessment of the corrected run, if there is
    /// one.
    void add(Tx tx, UUID run, DuesPreview.Assessed assessed, @Nullable Assessment replaced) {
        tx.sql()
                .createUpdate(
                        """
                        insert into dues_assessment (tenant_id, id, run_id, organisation_id, code, members,
                          affiliated_from, lines, amount, carried_in, corrects, recorded_at)
                        values (:tenant, :id, :run, :organisationId, :code, :members, :affiliatedFrom,
                          cast(:linesJson as jsonb), :minorUnits, :carriedIn, cast(:corrects as uuid), :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("run", run)
                .bind("organisationId", assessed.organisationId())
                .bind("code", assessed.code())
                .bind("members", assessed.members())
                .bind("affiliatedFrom", assessed.affiliatedFrom())
                .bind("linesJson", json.write(assessed.lines()))
                .bind("minorUnits", assessed.amount().amount())
                .bind("carriedIn", replaced == null ? 0 : replaced.received().amount())
                .bind("corrects", replaced == null ? null : replaced.id())
                .bind("now", tx.now())
                .execute();
    }

    /// Credits an assessment in full; what was received on it goes over to its successor, if it has
    /// one.
    void credit(Tx tx, UUID run, Assessment replaced, boolean hasSuccessor) {
        tx.sql()
                .createUpdate(
                        """
                        insert into credit_note (tenant_id, assessment_id, run_id, amount, carried_out, recorded_at)
                        values (:tenant, :assessment, :run, :amount, :carriedOut, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assessment", replaced.id())
                .bind("run", run)
                .bind("amount", replaced.amount().amount())
                .bind("carriedOut", hasSuccessor ? replaced.received().amount() : 0)
                .bind("now", tx.now())
                .execute();
    }
}
