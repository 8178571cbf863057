package coop.kyodo.membership.leaving;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Withdrawal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The notices of withdrawal.
final class Withdrawals {

    private Withdrawals() {}

    static void add(Tx tx, UUID withdrawalId, Withdrawal withdrawal) {
        tx.sql()
                .createUpdate(
                        """
                        insert into withdrawal values
                          (:tenant, :id, :member, :noticeOn, :fiscalYearEnd, :lastDayInTime,
                           :effectiveOn, :noticeDays, :clearDays, true, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", withdrawalId)
                .bind("member", withdrawal.memberId())
                .bind("noticeOn", withdrawal.noticeOn())
                .bind("fiscalYearEnd", withdrawal.fiscalYearEnd())
                .bind("lastDayInTime", withdrawal.lastDayInTime())
                .bind("effectiveOn", withdrawal.effectiveOn())
                .bind("noticeDays", withdrawal.noticeDays())
                .bind("clearDays", withdrawal.clearDays())
                .bind("now", tx.now())
                .execute();
    }

    static boolean hasCapitalMovedAfter(Tx tx, UUID memberId, LocalDate date) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from journal
                          where tenant_id = :tenant and member_id = :member and effective_on > :date)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("date", date)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether a withdrawal still waits for an earlier year's end.
    static boolean areOpenBefore(Tx tx, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from withdrawal
                          where tenant_id = :tenant and open and effective_on < :date)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .mapTo(Boolean.class)
                .one();
    }

    /// The members who leave on this year's end, in the order of their ids.
    static List<UUID> leaversOn(Tx tx, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from withdrawal
                        where tenant_id = :tenant and open and effective_on = :date order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .mapTo(UUID.class)
                .list();
    }

    static void close(Tx tx, UUID memberId) {
        tx.sql()
                .createUpdate(
                        """
                        update withdrawal set open = false
                        where tenant_id = :tenant and member_id = :member and open\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .execute();
    }
}
