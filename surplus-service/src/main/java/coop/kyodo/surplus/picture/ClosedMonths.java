package coop.kyodo.surplus.picture;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Notes the pages of closed months as they come, in any order.
@ApplicationScoped
class ClosedMonths implements EventHandler {

    record Total(
            UUID memberId,
            long minutes,
            long days,
            @Nullable Long grade,
            @Nullable Long responsibility) {}

    /// What all pages of a closing add up to.
    record Whole(long members, long minutes, long days, @Nullable Others others) {}

    /// What those worked who were no members.
    record Others(long people, long minutes, long days) {}

    /// A page of a closing; where the closing does not speak of pages, it is one.
    ///
    /// @param others what was worked by people who were no members then
    record PeriodEvent(
            String period,
            LocalDate closedOn,
            @Nullable Long closing,
            @Nullable Integer page,
            @Nullable Integer pages,
            @Nullable Whole whole,
            List<Total> totals,
            @Nullable List<Total> others) {

        List<Total> othersOrNone() {
            return others == null ? List.of() : others;
        }
    }

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.membership.work-period-closed.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        PeriodEvent data = event.data(PeriodEvent.class);
        YearMonth.parse(data.period());
        long closing = data.closing() == null ? event.sequence() : data.closing();
        int page = data.page() == null ? 1 : data.page();
        addClosing(tx, data, closing);
        if (addPage(tx, data.period(), closing, page)) {
            addTotals(tx, data.period(), closing, data.totals(), true);
            addTotals(tx, data.period(), closing, data.othersOrNone(), false);
        }
        tx.audit(
                "work-period-noted",
                data.period(),
                Map.of(
                        "members",
                        data.totals().size(),
                        "others",
                        data.othersOrNone().size(),
                        "sequence",
                        closing,
                        "page",
                        page));
    }

    private static void addClosing(Tx tx, PeriodEvent data, long closing) {
        Whole whole = data.whole();
        Others others = whole == null ? null : whole.others();
        tx.sql()
                .createUpdate(
                        """
                        insert into work_period (tenant_id, period, sequence, closed_on, pages,
                          whole_members, whole_minutes, whole_days,
                          whole_others, whole_others_minutes, whole_others_days, recorded_at)
                        values (:tenant, :period, :sequence, :closedOn, :pages,
                          :members, :minutes, :days, :others, :othersMinutes, :othersDays, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", data.period())
                .bind("sequence", closing)
                .bind("closedOn", data.closedOn())
                .bind("pages", data.pages() == null ? 1 : data.pages())
                .bind("members", whole == null ? null : (Long) whole.members())
                .bind("minutes", whole == null ? null : (Long) whole.minutes())
                .bind("days", whole == null ? null : (Long) whole.days())
                .bind("others", others == null ? null : (Long) others.people())
                .bind("othersMinutes", others == null ? null : (Long) others.minutes())
                .bind("othersDays", others == null ? null : (Long) others.days())
                .bind("now", tx.now())
                .execute();
    }

    private static boolean addPage(Tx tx, String period, long closing, int page) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into work_page values (:tenant, :period, :sequence, :page, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("period", period)
                        .bind("sequence", closing)
                        .bind("page", page)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private static void addTotals(
            Tx tx, String period, long closing, List<Total> totals, boolean asMember) {
        if (totals.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into work_total (tenant_id, period, sequence, member_id,
                                  as_member, minutes, days, grade, responsibility)
                                values (:tenant, :period, :sequence, :memberId,
                                  :asMember, :minutes, :days, :grade, :responsibility)\
                                """);
        for (Total total : totals) {
            batch.bind("tenant", tx.tenant())
                    .bind("period", period)
                    .bind("sequence", closing)
                    .bind("memberId", total.memberId())
                    .bind("asMember", asMember)
                    .bind("minutes", total.minutes())
                    .bind("days", total.days())
                    .bind("grade", total.grade() == null ? 0L : total.grade())
                    .bind(
                            "responsibility",
                            total.responsibility() == null ? 0L : total.responsibility())
                    .add();
        }
        batch.execute();
    }
}
