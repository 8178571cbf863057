package coop.kyodo.membership.member;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Exactly one event reports each admission, and one each leaving that was not taken back by
/// another. Only events that name one of the types somewhere are read as JSON, since that takes
/// most of the time.
@ApplicationScoped
class EventsEqualMembers implements Check {

    /// A member with how often each event was and should be reported.
    record Line(UUID memberId, long admitted, long left, boolean isAdmitted, boolean hasLeft) {

        boolean agrees() {
            return admitted == (isAdmitted ? 1 : 0) && left == (hasLeft ? 1 : 0);
        }
    }

    @Override
    public String name() {
        return "events-equal-members";
    }

    @Override
    public Finding run(Tx tx) {
        List<Line> lines =
                tx.sql()
                        .createQuery(
                                """
                                with reported as (
                                  select cast(key as uuid) as member_id,
                                    count(*) filter (where type like '%.member-admitted.v1') as admitted,
                                    count(*) filter (where type like '%.member-left.v1')
                                      - count(*) filter (where type like '%.member-leaving-reversed.v1')
                                      as departed
                                  from (select key, payload::jsonb ->> 'type' as type from outbox
                                        where tenant_id = :tenant and (payload like '%.member-admitted.v1"%'
                                          or payload like '%.member-left.v1"%'
                                          or payload like '%.member-leaving-reversed.v1"%')) events
                                  where type like '%.member-admitted.v1' or type like '%.member-left.v1'
                                    or type like '%.member-leaving-reversed.v1'
                                  group by key
                                )
                                select member_id, coalesce(r.admitted, 0) as admitted,
                                  coalesce(r.departed, 0) as departed,
                                  m.admitted_on is not null as is_admitted, m.left_on is not null as has_left
                                from (select * from member
                                      where tenant_id = :tenant and admitted_on is not null) m
                                full join reported r using (member_id)\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Line(
                                        row.getObject("member_id", UUID.class),
                                        row.getLong("admitted"),
                                        row.getLong("departed"),
                                        row.getBoolean("is_admitted"),
                                        row.getBoolean("has_left")))
                        .list();
        return Finding.of(
                Map.of(
                        "admitted", lines.stream().filter(Line::isAdmitted).count(),
                        "left", lines.stream().filter(Line::hasLeft).count()),
                lines.stream()
                        .filter(line -> !line.agrees())
                        .map(line ->
                                "member %s: %d admissions and %d leavings were reported"
                                        .formatted(line.memberId(), line.admitted(), line.left()))
                        .toList());
    }
}
