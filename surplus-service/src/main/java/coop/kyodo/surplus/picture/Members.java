package coop.kyodo.surplus.picture;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who was a member when. Of the changes of one member the last counts; that a leaving was taken
/// back is the admission once more, of the same day. A notice is a leaving at the year's end
/// (JP-050), whether or not that year is closed.
@ApplicationScoped
public class Members implements EventHandler {

    private static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";
    private static final String NOTICE = "coop.kyodo.membership.withdrawal-notice-changed.v1";
    private static final String LEFT = "coop.kyodo.membership.member-left.v1";
    private static final String LEAVING_REVERSED =
            "coop.kyodo.membership.member-leaving-reversed.v1";

    record MemberEvent(
            UUID memberId,
            long memberNumber,
            @Nullable LocalDate admittedOn,
            @Nullable LocalDate leftOn,
            @Nullable NoticeState state,
            @Nullable LocalDate effectiveOn) {

        /// The last day, when it tells of one.
        @Nullable LocalDate lastDay() {
            return state == NoticeState.GIVEN ? effectiveOn : leftOn;
        }
    }

    enum NoticeState {
        GIVEN,
        CANCELLED
    }

    @Override
    public Set<String> types() {
        return Set.of(ADMITTED, NOTICE, LEFT, LEAVING_REVERSED);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        MemberEvent data = event.data(MemberEvent.class);
        boolean admitted =
                !event.type().equals(LEFT)
                        && !(event.type().equals(NOTICE) && data.state() == NoticeState.GIVEN);
        LocalDate day = admitted ? data.admittedOn() : data.lastDay();
        if (day == null) {
            throw new IllegalArgumentException(event.type() + " without its day");
        }
        tx.sql()
                .createUpdate(
                        """
                        insert into member_change
                          (tenant_id, member_id, sequence, kind, member_number, on_day, recorded_at)
                        values (:tenant, :member, :sequence, :kind, :number, :day, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", data.memberId())
                .bind("sequence", event.sequence())
                .bind("kind", admitted ? "ADMITTED" : "LEFT")
                .bind("number", data.memberNumber())
                .bind("day", day)
                .bind("now", tx.now())
                .execute();
        tx.audit(
                admitted ? "member-admission-noted" : "member-leaving-noted",
                data.memberId().toString(),
                Map.of("on", day));
    }

    /// When a member left, if they are none any more.
    public static Optional<LocalDate> leftOn(Tx tx, UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select case kind when 'LEFT' then on_day end as left_on from member_change
                        where tenant_id = :tenant and member_id = :member
                        order by sequence desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .map((row, context) ->
                        Optional.ofNullable(row.getObject("left_on", LocalDate.class)))
                .findOne()
                .flatMap(left -> left);
    }

    /// Who has left and whose last day as a member was before this one.
    public static Set<UUID> leftBefore(Tx tx, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from (
                          select distinct on (member_id) member_id, kind, on_day from member_change
                          where tenant_id = :tenant order by member_id, sequence desc) newest
                        where kind = 'LEFT' and on_day < :day\
                        """)
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .mapTo(UUID.class)
                .set();
    }

    /// The number of this person as a member, as far as this service has heard.
    public static Optional<Long> numberOf(Tx tx, UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select member_number from member_change
                        where tenant_id = :tenant and member_id = :member limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .mapTo(Long.class)
                .findOne();
    }

    /// Whether this person is or was a member, as far as this service has heard.
    public static boolean isKnown(Tx tx, UUID member) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from member_change
                          where tenant_id = :tenant and member_id = :member)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .mapTo(Boolean.class)
                .one();
    }
}
