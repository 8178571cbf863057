package coop.kyodo.membership.reversal;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.WithdrawalCause;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The ends of memberships by law, as far as they can be taken back.
final class Endings {

    /// An end that stands; amounts in minor units.
    ///
    /// @param open whether the share still waits to be valued
    /// @param overtakesId the notice that stood before it
    /// @param noticeUntil the last day of the membership by that notice
    /// @param journalId by which the units left the capital
    record Ending(
            UUID withdrawalId,
            WithdrawalCause cause,
            LocalDate leftOn,
            LocalDate valuedOn,
            boolean open,
            long units,
            long subscribed,
            long paidIn,
            @Nullable UUID overtakesId,
            @Nullable LocalDate noticeUntil,
            UUID journalId) {}

    /// A notice of withdrawal that stands again.
    record Notice(LocalDate noticeOn, LocalDate effectiveOn) {}

    private Endings() {}

    /// How the membership ended by death or loss of qualification; empty when it did not.
    static Optional<Ending> standing(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select w.withdrawal_id, w.cause, w.effective_on as left_on, w.valued_on, w.open,
                          w.units, w.subscribed, w.paid_in, w.overtakes_id,
                          (select n.effective_on from withdrawal n where n.tenant_id = w.tenant_id
                            and n.withdrawal_id = w.overtakes_id) as notice_until,
                          j.journal_id
                        from withdrawal w join journal j on j.tenant_id = w.tenant_id
                          and j.member_id = w.member_id and j.kind = 'WITHDRAWAL'
                          and not exists (select from journal r where r.tenant_id = :tenant
                            and r.reverses_id = j.journal_id)
                        where w.tenant_id = :tenant and w.member_id = :member
                          and w.cause in ('DEATH', 'LOSS_OF_QUALIFICATION')
                          and w.cancelled_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(ConstructorMapper.of(Ending.class))
                .findOne();
    }

    /// Takes it back, and says why.
    static void reverse(Tx tx, UUID memberId, Ending ending, ReverseEnding.Request request) {
        tx.sql()
                .createUpdate(
                        """
                        update withdrawal
                        set open = false, cancelled_on = :on, cancelled_at = :now
                        where tenant_id = :tenant and withdrawal_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", ending.withdrawalId())
                .bind("on", request.reversedOn())
                .bind("now", tx.now())
                .execute();
        tx.sql()
                .createUpdate(
                        """
                        insert into ending_reversal
                        values (:tenant, :id, :member, :on, :reason, :document, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", ending.withdrawalId())
                .bind("member", memberId)
                .bind("on", request.reversedOn())
                .bind("reason", request.reason())
                .bind("document", request.document())
                .bind("now", tx.now())
                .execute();
    }

    /// Lets a notice stand again that was overtaken, as it was given.
    static Notice reopen(Tx tx, UUID notice) {
        return tx.sql()
                .createQuery(
                        """
                        insert into withdrawal (tenant_id, withdrawal_id, member_id, cause, notice_on,
                          fiscal_year_end, last_day_in_time, effective_on, valued_on, notice_days,
                          clear_days, open, recorded_at)
                        select tenant_id, :id, member_id, cause, notice_on, fiscal_year_end,
                          last_day_in_time, effective_on, valued_on, notice_days, clear_days, true, :now
                        from withdrawal where tenant_id = :tenant and withdrawal_id = :notice
                        returning notice_on, effective_on\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("notice", notice)
                .bind("now", tx.now())
                .map(ConstructorMapper.of(Notice.class))
                .one();
    }

    /// A member's that were taken back, the first first.
    static List<EndingReversal> reversed(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select r.withdrawal_id, r.member_id, w.cause, w.effective_on as left_on,
                          r.reversed_on, r.reason, r.document, r.recorded_at
                        from ending_reversal r join withdrawal w using (tenant_id, withdrawal_id)
                        where r.tenant_id = :tenant and r.member_id = :member
                        order by r.recorded_at\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(ConstructorMapper.of(EndingReversal.class))
                .list();
    }
}
