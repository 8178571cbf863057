package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The terms of a co-op's officers.
@ApplicationScoped
class Officers {

    private static final String SELECT =
            """
            select o.*, d.left_on, d.cause, m.left_on as membership_ended_on
            from officer o
              left join lateral (select left_on, cause from officer_departure l
                where l.tenant_id = o.tenant_id and l.election_id = o.election_id
                  and l.member_id = o.member_id
                order by number desc limit 1) d on true
              left join lateral (select left_on from member_left l
                where l.tenant_id = o.tenant_id and l.member_id = o.member_id
                order by sequence desc limit 1) m on o.office = 'DIRECTOR'
            where o.tenant_id = :tenant\
            """;

    void add(Tx tx, Officer officer) {
        tx.sql()
                .createUpdate(
                        """
                        insert into officer (tenant_id, election_id, member_id, office, elected_on,
                          term_ends_on, recorded_at)
                        values (:tenant, :election, :member, :office, :electedOn, :endsOn, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("election", officer.electionId())
                .bind("member", officer.memberId())
                .bind("office", officer.office())
                .bind("electedOn", officer.electedOn())
                .bind("endsOn", officer.termEndsOn())
                .bind("now", tx.now())
                .execute();
    }

    List<Officer> electedUntil(Tx tx, LocalDate date) {
        return tx.sql()
                .createQuery(SELECT + " and o.elected_on <= :date")
                .bind("tenant", tx.tenant())
                .bind("date", date)
                .map((row, context) -> officer(row))
                .list();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when the member has no such term
    Officer get(Tx tx, UUID election, UUID member) {
        return tx.sql()
                .createQuery(SELECT + " and o.election_id = :election and o.member_id = :member")
                .bind("tenant", tx.tenant())
                .bind("election", election)
                .bind("member", member)
                .map((row, context) -> officer(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("term-not-found"));
    }

    private static Officer officer(ResultSet row) throws SQLException {
        return new Officer(
                row.getObject("member_id", UUID.class),
                Office.valueOf(row.getString("office")),
                row.getObject("election_id", UUID.class),
                row.getObject("elected_on", LocalDate.class),
                row.getObject("term_ends_on", LocalDate.class),
                left(row));
    }

    /// What came first: a director is one no longer than a member.
    private static Officer.@Nullable Left left(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("left_on", LocalDate.class);
        LocalDate membership = row.getObject("membership_ended_on", LocalDate.class);
        if (membership != null && (on == null || membership.isBefore(on))) {
            return new Officer.Left(membership, Officer.Cause.MEMBERSHIP_ENDED);
        }
        return on == null
                ? null
                : new Officer.Left(on, Officer.Cause.valueOf(row.getString("cause")));
    }
}
