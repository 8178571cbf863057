package coop.kyodo.federation.dues;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.federation.federation.StoredJson;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/// The dues policies of a federation.
@ApplicationScoped
class DuesPolicies {

    private static final String SELECT =
            """
            select id, number, name, line, kinds, terms, adopted_on, decision, recorded_at
            from dues_policy where tenant_id = :tenant
            """;

    private final StoredJson json;
    private final RowMapper<DuesPolicy> mapper;

    DuesPolicies(StoredJson json) {
        this.json = json;
        this.mapper =
                (row, context) ->
                        new DuesPolicy(
                                row.getObject("id", UUID.class),
                                row.getLong("number"),
                                row.getString("name"),
                                Line.valueOf(row.getString("line")),
                                List.of(
                                        json.read(
                                                row.getString("kinds"), OrganisationKind[].class)),
                                json.read(row.getString("terms"), DuesTerms.class),
                                row.getObject("adopted_on", LocalDate.class),
                                row.getString("decision"),
                                row.getTimestamp("recorded_at").toInstant());
    }

    DuesPolicy add(Tx tx, NewDuesPolicy request) {
        UUID id = Ids.orNext(request.id());
        DuesTerms terms = request.terms(Federations.get(tx).currency());
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into dues_policy
                                  (tenant_id, id, name, line, kinds, terms, adopted_on, decision, recorded_at)
                                values (:tenant, :newId, :name, :line, cast(:kindsJson as jsonb),
                                  cast(:terms as jsonb), :adoptedOn, :decision, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("newId", id)
                        .bind(
                                "kindsJson",
                                json.write(request.kinds() == null ? List.of() : request.kinds()))
                        .bind("terms", json.write(terms))
                        .bind("name", request.name())
                        .bind("line", request.line().name())
                        .bind("adoptedOn", request.adoptedOn())
                        .bind("decision", request.decision())
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict("dues-policy-exists", FormFault.of("", "said.id-of-a-policy"));
        }
        DuesPolicy policy = get(tx, id);
        tx.audit("dues-policy-noted", id.toString(), policy);
        return policy;
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none
    DuesPolicy get(Tx tx, UUID id) {
        return find(tx, id).orElseThrow(() -> Problems.notFound("dues-policy-not-found"));
    }

    private Optional<DuesPolicy> find(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + "and id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map(mapper)
                .findOne();
    }

    List<DuesPolicy> page(Tx tx, long after, int limit) {
        return tx.sql()
                .createQuery(SELECT + "and number > :after order by number limit :limit")
                .bind("tenant", tx.tenant())
                .bind("after", after)
                .bind("limit", limit)
                .map(mapper)
                .list();
    }
}
