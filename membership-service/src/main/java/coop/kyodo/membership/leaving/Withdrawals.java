package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.JournalKind;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.Withdrawal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The withdrawals: notices, and the ends of memberships by law. One is open until its share is
/// valued.
final class Withdrawals {

    private Withdrawals() {}

    /// @param ended what left the capital, where the membership ended at once
    static void add(Tx tx, Withdrawal withdrawal, @Nullable Ended ended) {
        add(tx, withdrawal, ended, null);
    }

    /// @param overtaken the notice that it overtakes
    static void add(Tx tx, Withdrawal withdrawal, @Nullable Ended ended, @Nullable UUID overtaken) {
        addAll(tx, List.of(new Added(withdrawal, ended, overtaken, true)));
    }

    static void addAll(Tx tx, List<Added> withdrawals) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into withdrawal (tenant_id, withdrawal_id, member_id, cause,
                                  notice_on, fiscal_year_end, last_day_in_time, effective_on, valued_on,
                                  notice_days, clear_days, units, subscribed, paid_in, overtakes_id,
                                  open, recorded_at)
                                values (:tenant, :id, :member, :cause, :noticeOn, :fiscalYearEnd,
                                  :lastDayInTime, :effectiveOn, :valuedOn, :noticeDays, :clearDays,
                                  :units, :subscribed, :paidIn, :overtaken, :open, :now)\
                                """);
        for (Added added : withdrawals) {
            Withdrawal withdrawal = added.withdrawal();
            Ended ended = added.ended();
            batch.bind("tenant", tx.tenant())
                    .bind("id", Ids.next())
                    .bind("member", withdrawal.memberId())
                    .bind("cause", withdrawal.cause().name())
                    .bind("noticeOn", withdrawal.noticeOn())
                    .bind("fiscalYearEnd", withdrawal.fiscalYearEnd())
                    .bind("lastDayInTime", withdrawal.lastDayInTime())
                    .bind("effectiveOn", withdrawal.effectiveOn())
                    .bind("valuedOn", withdrawal.valuedOn())
                    .bind("noticeDays", withdrawal.noticeDays())
                    .bind("clearDays", withdrawal.clearDays())
                    .bind("units", ended == null ? null : ended.holding().units())
                    .bind("subscribed", ended == null ? null : ended.subscribed())
                    .bind("paidIn", ended == null ? null : ended.holding().paidIn())
                    .bind("overtaken", added.overtaken())
                    .bind("open", added.open())
                    .bind("now", tx.now())
                    .add();
        }
        batch.execute();
    }

    /// One to be added.
    ///
    /// @param ended what left the capital, where the membership ended at once
    /// @param overtaken the notice that it overtakes
    /// @param open whether its share is still to be valued here
    record Added(
            Withdrawal withdrawal, @Nullable Ended ended, @Nullable UUID overtaken, boolean open) {}

    /// What a member held when the membership ended at once.
    record Ended(Holding holding, long subscribed) {}

    /// A movement of a member's capital.
    record Moved(UUID journalId, JournalKind kind, LocalDate effectiveOn, Money amount) {}

    /// The first movement of a member's capital after a day; empty when there is none. What was
    /// taken back after the day as it was recorded after it counts for nothing, and neither does
    /// what an end that was taken back did about such payments, nor that a share was valued anew.
    static Optional<Moved> movedAfter(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate date) {
        return tx.sql()
                .createQuery(
                        """
                        select j.journal_id, j.kind, j.effective_on,
                          (select sum(p.amount) from posting p where p.tenant_id = j.tenant_id
                            and p.journal_id = j.journal_id and p.amount > 0) as amount
                        from journal j
                        where j.tenant_id = :tenant and j.member_id = :member
                          and j.effective_on > :date
                          and j.kind not in ('PAYMENT_HELD', 'REVALUATION', 'REFUND_REPAYMENT')
                          and not exists (select from journal r where r.tenant_id = j.tenant_id
                            and r.reverses_id = j.journal_id)
                          and not exists (select from journal o where o.tenant_id = j.tenant_id
                            and o.journal_id = j.reverses_id and o.effective_on > :date)
                        order by j.effective_on, j.number limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("date", date)
                .map((row, context) ->
                        new Moved(
                                row.getObject("journal_id", UUID.class),
                                JournalKind.valueOf(row.getString("kind")),
                                row.getObject("effective_on", LocalDate.class),
                                cooperative.money(row.getLong("amount"))))
                .findOne();
    }

    /// When the open notice was given.
    static LocalDate noticeOn(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select notice_on from withdrawal
                        where tenant_id = :tenant and member_id = :member and open\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(LocalDate.class)
                .one();
    }

    /// How many of a leaver's units others have taken over with the assembly's approval (JP-022).
    static long takenOverWithApproval(Tx tx, UUID leaver) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(units), 0) from take_over
                        where tenant_id = :tenant and leaver_id = :leaver
                          and resolution_id is not null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("leaver", leaver)
                .mapTo(Long.class)
                .one();
    }

    /// Closes those whose shares were valued at this year's end.
    static void closeValuedOn(Tx tx, LocalDate fiscalYearEnd) {
        tx.sql()
                .createUpdate(
                        """
                        update withdrawal set open = false
                        where tenant_id = :tenant and open and valued_on = :date\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .execute();
    }

    /// Cancels a member's open notice, if there is one.
    ///
    /// @return its id
    static Optional<UUID> cancel(Tx tx, UUID memberId, LocalDate cancelledOn) {
        return tx.sql()
                .createQuery(
                        """
                        update withdrawal
                        set open = false, cancelled_on = :on, cancelled_at = :now
                        where tenant_id = :tenant and member_id = :member and open
                        returning withdrawal_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", cancelledOn)
                .bind("now", tx.now())
                .mapTo(UUID.class)
                .findOne();
    }
}
