package coop.kyodo.governance.election;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The relations that were declared between members.
@ApplicationScoped
class Relations {

    private static final String SELECT =
            """
            select r.id, r.member_id, r.other_member_id, r.kind, r.since, e.ended_on
            from officer_relation r left join officer_relation_ended e
              on e.tenant_id = r.tenant_id and e.relation_id = r.id
            where r.tenant_id = :tenant\
            """;

    /// Whoever declares a relation, or brings directors into office where relations count, waits
    /// here for the others until the end of the transaction.
    void lock(Tx tx) {
        tx.sql()
                .createQuery(
                        """
                        select 1 from (select
                          pg_advisory_xact_lock(hashtextextended(:tenant || '/officer-relations', 0))) l\
                        """)
                .bind("tenant", tx.tenant().toString())
                .mapTo(Integer.class)
                .one();
    }

    void add(Tx tx, Relation relation) {
        tx.sql()
                .createUpdate(
                        """
                        insert into officer_relation
                          (tenant_id, id, member_id, other_member_id, kind, since, recorded_at)
                        values (:tenant, :id, :member, :other, :kind, :since, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", relation.id())
                .bind("member", relation.memberId())
                .bind("other", relation.otherMemberId())
                .bind("kind", relation.kind())
                .bind("since", relation.since())
                .bind("now", tx.now())
                .execute();
    }

    /// Whether it is this call that ended it.
    boolean end(Tx tx, UUID relation, LocalDate endedOn) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into officer_relation_ended
                                  (tenant_id, relation_id, ended_on, recorded_at)
                                values (:tenant, :relation, :endedOn, :now) on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("relation", relation)
                        .bind("endedOn", endedOn)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none of this id
    Relation get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + " and r.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> relation(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("relation-not-found"));
    }

    /// Those that ended as well.
    List<Relation> all(Tx tx) {
        return tx.sql()
                .createQuery(SELECT + " order by r.since, r.id")
                .bind("tenant", tx.tenant())
                .map((row, context) -> relation(row))
                .list();
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("other_member_id", UUID.class),
                Relation.Kind.valueOf(row.getString("kind")),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
