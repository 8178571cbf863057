package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The terms of a co-op's officers.
@ApplicationScoped
class Officers {

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
                .createQuery(
                        "select * from officer where tenant_id = :tenant and elected_on <= :date")
                .bind("tenant", tx.tenant())
                .bind("date", date)
                .map((row, context) ->
                        new Officer(
                                row.getObject("member_id", UUID.class),
                                Office.valueOf(row.getString("office")),
                                row.getObject("election_id", UUID.class),
                                row.getObject("elected_on", LocalDate.class),
                                row.getObject("term_ends_on", LocalDate.class)))
                .list();
    }
}
