package coop.kyodo.membership.contribution;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.resolution.Resolution;
import coop.kyodo.membership.resolution.Resolutions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Whose units were taken over by whom.
public final class TakeOvers {

    static final String APPROVAL = "UNIT_CAP_35";

    private TakeOvers() {}

    /// The leaver; empty when this member neither gave notice nor left.
    static Optional<TakeOverRules.Leaver> leaver(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select w.notice_on, w.effective_on as left_on,
                          (select e.resolved_on from expulsion e
                            where e.tenant_id = w.tenant_id and e.member_id = w.member_id
                              and e.state = 'EFFECTIVE') as expelled_by,
                          coalesce((select nullif(-sum(j.units), 0) from journal j
                            where j.tenant_id = w.tenant_id and j.member_id = w.member_id
                              and j.kind in ('WITHDRAWAL', 'WITHDRAWAL_REVERSAL')),
                            h.units - coalesce(g.units, 0))::bigint as units
                        from withdrawal w join holding h using (tenant_id, member_id)
                        left join lateral given_up_before(w.tenant_id, w.member_id, w.effective_on,
                          'infinity') g on true
                        where w.tenant_id = :tenant and w.member_id = :member
                          and w.cancelled_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(ConstructorMapper.of(TakeOverRules.Leaver.class))
                .findOne();
    }

    /// How many of the leaver's units others have taken over.
    public static long takenFrom(Tx tx, UUID leaver) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(units), 0) from take_over
                        where tenant_id = :tenant and leaver_id = :leaver\
                        """)
                .bind("tenant", tx.tenant())
                .bind("leaver", leaver)
                .mapTo(Long.class)
                .one();
    }

    /// How many of them others have taken over after a day.
    public static long takenAfter(Tx tx, UUID leaver, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(units), 0) from take_over
                        where tenant_id = :tenant and leaver_id = :leaver and taken_on > :day\
                        """)
                .bind("tenant", tx.tenant())
                .bind("leaver", leaver)
                .bind("day", day)
                .mapTo(Long.class)
                .one();
    }

    /// The special resolution that approved it. One that was used for the units of another leaver
    /// counts no more; one that was used for this leaver's comes first.
    static Optional<Resolution> approval(
            Tx tx, UUID taker, UUID leaverId, TakeOverRules.Leaver leaver, LocalDate on) {
        Set<UUID> usedHere = approvals(tx, taker, leaverId, true);
        Set<UUID> usedElsewhere = approvals(tx, taker, leaverId, false);
        return Resolutions.adopted(tx, APPROVAL, taker).stream()
                .filter(Resolution::isSpecial)
                .filter(resolution -> TakeOverRules.approves(resolution.adoptedOn(), leaver, on))
                .filter(resolution -> !usedElsewhere.contains(resolution.resolutionId()))
                .max(
                        Comparator.comparing(
                                resolution -> usedHere.contains(resolution.resolutionId())));
    }

    /// The approvals with which a member has taken over units of this leaver, or of others.
    private static Set<UUID> approvals(Tx tx, UUID taker, UUID leaver, boolean ofThis) {
        return Set.copyOf(
                tx.sql()
                        .createQuery(
                                """
                                select distinct resolution_id from take_over
                                where tenant_id = :tenant and taker_id = :taker
                                  and resolution_id is not null
                                  and (leaver_id = :leaver) = :ofThis\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("taker", taker)
                        .bind("leaver", leaver)
                        .bind("ofThis", ofThis)
                        .mapTo(UUID.class)
                        .list());
    }

    static void add(
            Tx tx,
            UUID taker,
            UUID leaver,
            long units,
            LocalDate takenOn,
            @Nullable UUID resolutionId) {
        tx.sql()
                .createUpdate(
                        """
                        insert into take_over values
                          (:tenant, :id, :taker, :leaver, :units, :takenOn, :resolution, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("taker", taker)
                .bind("leaver", leaver)
                .bind("units", units)
                .bind("takenOn", takenOn)
                .bind("resolution", resolutionId)
                .bind("now", tx.now())
                .execute();
    }
}
