package coop.kyodo.membership.member;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The memberships of a co-op.
public final class Members {

    private static final RowMapper<Member> MEMBER = (row, context) -> member(row, "leaves_on");

    /// How many there are, and the units they hold or were accepted for.
    record Crowd(long members, long units) {}

    private Members() {}

    /// The membership of this id; 404 when there is none.
    public static Member get(Tx tx, UUID memberId) {
        return find(tx, memberId).orElseThrow(() -> Problems.notFound("member-not-found"));
    }

    /// The membership of this id, or empty when there is none.
    public static Optional<Member> find(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select m.member_id, m.state, m.version, m.units_applied, m.applied_on,
                          m.accepted_on, m.member_number, m.admitted_on, m.left_on,
                          w.effective_on as leaves_on
                        from member m left join withdrawal w
                          on w.tenant_id = m.tenant_id and w.member_id = m.member_id and w.open
                        where m.tenant_id = :tenant and m.member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(MEMBER)
                .findOne();
    }

    static boolean exists(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from member
                          where tenant_id = :tenant and member_id = :member)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(Boolean.class)
                .one();
    }

    /// Which of these ids memberships have.
    public static Set<UUID> known(Tx tx, List<UUID> memberIds) {
        return Set.copyOf(
                tx.sql()
                        .createQuery(
                                """
                                select member_id from member
                                where tenant_id = :tenant and member_id = any(:ids)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("ids", UUID.class, memberIds)
                        .mapTo(UUID.class)
                        .list());
    }

    /// All memberships of whoever has this one, itself among them: who left and joined again is one
    /// person. Empty when there is none.
    public static List<UUID> ofSamePerson(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select also.member_id
                        from member this join member also using (tenant_id, person_id)
                        where this.tenant_id = :tenant and this.member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(UUID.class)
                .list();
    }

    /// The last days of those of these members who have left.
    public static Map<UUID, LocalDate> lastDays(Tx tx, Collection<UUID> memberIds) {
        Map<UUID, LocalDate> lastDays = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select member_id, left_on from member
                        where tenant_id = :tenant and member_id = any(:ids) and state = 'LEFT'\
                        """)
                .bind("tenant", tx.tenant())
                .bind("ids", SqlArrays.uuids(memberIds))
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                row.getObject("left_on", LocalDate.class)))
                .forEach(one -> lastDays.put(one.getKey(), one.getValue()));
        return lastDays;
    }

    /// The highest number given so far; 0 before the first.
    public static long highestNumber(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(max(member_number), 0) from member where tenant_id = :tenant\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(Long.class)
                .one();
    }

    /// How many members there are now, those leaving included.
    public static long count(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from member
                        where tenant_id = :tenant and state in ('MEMBER', 'LEAVING')\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(Long.class)
                .one();
    }

    /// The accepted applicants who have not paid up yet.
    static Crowd accepted(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) as members, coalesce(sum(units_applied), 0) as units
                        from member where tenant_id = :tenant and state = 'ACCEPTED'\
                        """)
                .bind("tenant", tx.tenant())
                .map(ConstructorMapper.of(Crowd.class))
                .one();
    }

    static void add(
            Tx tx,
            UUID memberId,
            UUID personId,
            int units,
            LocalDate appliedOn,
            List<Instalment> plan) {
        tx.sql()
                .createUpdate(
                        """
                        insert into member (tenant_id, member_id, person_id, state, version,
                          units_applied, applied_on, recorded_at)
                        values (:tenant, :member, :person, 'APPLIED', 1, :units, :appliedOn, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("person", personId)
                .bind("units", units)
                .bind("appliedOn", appliedOn)
                .bind("now", tx.now())
                .execute();
        if (!plan.isEmpty()) {
            addInstalments(tx, memberId, plan);
        }
    }

    /// As they stand.
    static void addAll(Tx tx, List<Entrant> entrants) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into member (tenant_id, member_id, person_id, state, version,
                                  units_applied, applied_on, accepted_on, member_number, admitted_on,
                                  admitted_at, left_on, notice_ends_on, recorded_at)
                                values (:tenant, :member, :person, :state, :version, :units, :appliedOn,
                                  :acceptedOn, :number, :admittedOn, :now, :leftOn, :noticeEndsOn, :now)\
                                """);
        for (Entrant entrant : entrants) {
            Member member = entrant.member();
            batch.bind("tenant", tx.tenant())
                    .bind("member", member.memberId())
                    .bind("person", entrant.personId())
                    .bind("state", member.state().name())
                    .bind("version", member.version())
                    .bind("units", member.unitsApplied())
                    .bind("appliedOn", member.appliedOn())
                    .bind("acceptedOn", member.acceptedOn())
                    .bind("number", member.number())
                    .bind("admittedOn", member.admittedOn())
                    .bind("leftOn", member.leftOn())
                    .bind(
                            "noticeEndsOn",
                            member.state() == MemberState.LEAVING ? member.leavesOn() : null)
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    static void accept(Tx tx, UUID memberId, LocalDate acceptedOn) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'ACCEPTED', accepted_on = :on
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", acceptedOn)
                .execute();
    }

    /// Keeps who decided that somebody was accepted.
    static void decide(Tx tx, UUID memberId, AcceptanceDecision decision) {
        tx.sql()
                .createUpdate(
                        """
                        update member set acceptance_organ = :organ,
                          acceptance_reference = :reference, acceptance_decided_on = :on
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("organ", decision.organ().name())
                .bind("reference", decision.reference())
                .bind("on", decision.on())
                .execute();
    }

    static void refuse(
            Tx tx,
            UUID memberId,
            LocalDate refusedOn,
            RefusalCause cause,
            @Nullable String explanation) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'REFUSED', refused_on = :on, refusal_cause = :cause,
                          refusal_explanation = :explanation
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", refusedOn)
                .bind("cause", cause.name())
                .bind("explanation", explanation)
                .execute();
    }

    /// Makes a member of an accepted applicant, with the next number.
    ///
    /// @return the number
    public static long admit(Tx tx, UUID memberId, LocalDate admittedOn) {
        long number = tx.nextNumber("member");
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'MEMBER', member_number = :number,
                          admitted_on = :on, admitted_at = :now
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("number", number)
                .bind("on", admittedOn)
                .bind("now", tx.now())
                .execute();
        return number;
    }

    /// Marks a member who gave notice.
    ///
    /// @param lastDay the year's end at which it takes effect
    public static void markLeaving(Tx tx, UUID memberId, LocalDate lastDay) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'LEAVING', notice_ends_on = :on
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", lastDay)
                .execute();
    }

    /// Takes back that a member is leaving.
    public static void markStaying(Tx tx, UUID memberId) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'MEMBER', notice_ends_on = null
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .execute();
    }

    static void giveUp(Tx tx, UUID memberId, LocalDate givenUpOn) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'GIVEN_UP', given_up_on = :on
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", givenUpOn)
                .execute();
    }

    /// Ends a membership.
    public static void leave(Tx tx, UUID memberId, LocalDate leftOn) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'LEFT', left_on = :on, notice_ends_on = null
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", leftOn)
                .execute();
    }

    /// Takes back that a membership ended.
    ///
    /// @param noticeEndsOn the year's end at which a notice that stands takes effect
    public static void leftNot(Tx tx, UUID memberId, @Nullable LocalDate noticeEndsOn) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = :state, left_on = null, notice_ends_on = :on
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind(
                        "state",
                        (noticeEndsOn == null ? MemberState.MEMBER : MemberState.LEAVING).name())
                .bind("on", noticeEndsOn)
                .execute();
    }

    /// The sequence of the next event about this member.
    public static long nextVersion(Tx tx, UUID memberId) {
        return atNextVersion(tx, memberId).version();
    }

    /// The membership as the next event about it tells of it: with the next version, and without
    /// the day it ends.
    static Member atNextVersion(Tx tx, UUID memberId) {
        return Objects.requireNonNull(nextVersions(tx, List.of(memberId)).get(memberId));
    }

    /// Ends the memberships of all these on one day.
    public static void leaveAll(Tx tx, Collection<UUID> memberIds, LocalDate leftOn) {
        tx.sql()
                .createUpdate(
                        """
                        update member set state = 'LEFT', left_on = :on, notice_ends_on = null
                        where tenant_id = :tenant and member_id = any(:members)\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, memberIds.toArray())
                .bind("on", leftOn)
                .execute();
    }

    /// As [#nextVersion], for all these at once.
    public static Map<UUID, Member> nextVersions(Tx tx, Collection<UUID> memberIds) {
        Map<UUID, Member> members = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        update member set version = version + 1
                        where tenant_id = :tenant and member_id = any(:members)
                        returning member_id, state, version, units_applied, applied_on, accepted_on,
                          member_number, admitted_on, left_on, cast(null as date) as leaves_on\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .map(MEMBER)
                .forEach(member -> members.put(member.memberId(), member));
        return members;
    }

    /// The membership in a row.
    ///
    /// @param leavesOn the column of the year's end of an open withdrawal
    static Member member(ResultSet row, String leavesOn) throws SQLException {
        return new Member(
                row.getObject("member_id", UUID.class),
                MemberState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getInt("units_applied"),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("member_number", Long.class),
                row.getObject("admitted_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getObject(leavesOn, LocalDate.class));
    }

    private static void addInstalments(Tx tx, UUID memberId, List<Instalment> plan) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into instalment values (:tenant, :member, :line, :dueOn, :amount)\
                                """);
        for (int line = 0; line < plan.size(); line++) {
            batch.bind("tenant", tx.tenant())
                    .bind("member", memberId)
                    .bind("line", line)
                    .bind("dueOn", plan.get(line).dueOn())
                    .bind("amount", plan.get(line).amount().amount())
                    .add();
        }
        batch.execute();
    }
}
