package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The departures that were recorded, those that were taken back too.
@ApplicationScoped
class Departures {

    private static final String SELECT =
            """
            select d.*, o.office, exists (select from officer_departure b
              where b.tenant_id = d.tenant_id and b.takes_back = d.id) as taken_back
            from officer_departure d join officer o on o.tenant_id = d.tenant_id
              and o.election_id = d.election_id and o.member_id = d.member_id
            where d.tenant_id = :tenant and d.takes_back is null\
            """;

    /// @throws coop.kyodo.kit.web.ProblemException 404 when there is none of this id
    Departure get(Tx tx, UUID id) {
        return tx.sql()
                .createQuery(SELECT + " and d.id = :id")
                .bind("tenant", tx.tenant())
                .bind("id", id)
                .map((row, context) -> departure(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("departure-not-found"));
    }

    /// By day, the latest first.
    List<Departure> all(Tx tx) {
        return tx.sql()
                .createQuery(SELECT + " order by d.left_on desc, d.recorded_at desc, d.id")
                .bind("tenant", tx.tenant())
                .map((row, context) -> departure(row))
                .list();
    }

    /// How often something was recorded of a term.
    int recorded(Tx tx, Officer term) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from officer_departure
                        where tenant_id = :tenant and election_id = :election and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("election", term.electionId())
                .bind("member", term.memberId())
                .mapTo(Integer.class)
                .one();
    }

    /// Whether the last of so many is a departure: each that follows one takes it back.
    static boolean lastStands(int recorded) {
        return recorded % 2 == 1;
    }

    /// Whether it is this call that recorded it; another may have come first.
    boolean add(Tx tx, Departure departure) {
        return insert(
                tx,
                departure.id(),
                departure,
                departure.number(),
                departure.cause(),
                departure.leftOn(),
                null);
    }

    /// Whether it is this call that took it back.
    boolean takeBack(Tx tx, Departure departure) {
        return insert(
                tx, Ids.next(), departure, departure.number() + 1, null, null, departure.id());
    }

    private static boolean insert(
            Tx tx,
            UUID id,
            Departure departure,
            int number,
            Officer.@Nullable Cause cause,
            @Nullable LocalDate leftOn,
            @Nullable UUID takesBack) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into officer_departure (tenant_id, id, election_id, member_id,
                                  number, cause, left_on, resolution_id, takes_back, recorded_at)
                                values (:tenant, :id, :election, :member, :number, :cause::text,
                                  :leftOn::date, :resolution::uuid, :takesBack::uuid, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .bind("election", departure.electionId())
                        .bind("member", departure.memberId())
                        .bind("number", number)
                        .bind("cause", cause == null ? null : cause.name())
                        .bind("leftOn", leftOn)
                        .bind("resolution", takesBack == null ? departure.resolutionId() : null)
                        .bind("takesBack", takesBack)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private static Departure departure(ResultSet row) throws SQLException {
        return new Departure(
                row.getObject("id", UUID.class),
                row.getObject("election_id", UUID.class),
                row.getObject("member_id", UUID.class),
                Office.valueOf(row.getString("office")),
                row.getInt("number"),
                Officer.Cause.valueOf(row.getString("cause")),
                row.getObject("left_on", LocalDate.class),
                row.getObject("resolution_id", UUID.class),
                row.getBoolean("taken_back"));
    }
}
