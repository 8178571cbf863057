package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.capital.Gone;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Founders;
import coop.kyodo.membership.member.Instalment;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Members;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What should have been paid by a date and was not. A payment is in time on the day it is due.
final class Arrears {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// How one member stands with the payments due.
    ///
    /// @param outstanding all that is not paid
    /// @param uncalled the part of it that falls due only when it is called
    /// @param arrears the part of it that was due before the date
    /// @param open what the plan still asks for, the earliest first
    record OfMember(
            UUID memberId,
            LocalDate on,
            boolean founder,
            Money outstanding,
            Money uncalled,
            Money arrears,
            List<Instalment> open) {

        private OfMember withArrears(Money other) {
            return new OfMember(memberId, on, founder, outstanding, uncalled, other, open);
        }
    }

    /// A member or applicant in arrears.
    record Line(UUID memberId, @Nullable Long memberNumber, Money outstanding, Money arrears) {}

    /// Whoever is in arrears on a date, and how much it is in all.
    record OfCooperative(
            LocalDate on, long members, Money arrears, List<Line> items, @Nullable String next) {}

    private record Total(long members, long arrears) {}

    private Arrears() {}

    static OfMember of(Tx tx, UUID memberId, LocalDate on) {
        Cooperative cooperative = Cooperatives.latest(tx);
        Member member = Members.get(tx, memberId);
        LocalDate admittedOn = member.admittedOn();
        if (admittedOn == null || admittedOn.isAfter(on)) {
            return ofApplicant(tx, cooperative, member, on);
        }
        Money unpaid =
                cooperative.money(
                        isGone(member, on) ? 0 : MemberHistories.of(tx, memberId).unpaidOn(on));
        Money fallenAway =
                cooperative
                        .money(Gone.givenUpBefore(tx, memberId, on.plusDays(1)).unpaid())
                        .min(unpaid);
        return shown(
                tx,
                memberId,
                on,
                unpaid.minus(fallenAway),
                Plans.on(tx, cooperative, memberId, on)
                        .orElseGet(() -> Plan.dueOn(admittedOn, unpaid))
                        .remaining(unpaid)
                        .released(on, fallenAway));
    }

    /// Before the co-op has accepted, the plan says what will be due, and nothing is in arrears;
    /// once the application is refused or given up, nothing will be (JP-026).
    private static OfMember ofApplicant(
            Tx tx, Cooperative cooperative, Member applicant, LocalDate on) {
        UUID memberId = applicant.memberId();
        Money nothing = cooperative.money(0);
        if (isOver(tx, memberId, on)) {
            return shown(tx, memberId, on, nothing, Plan.uncalled(on, nothing));
        }
        Money outstanding =
                cooperative
                        .amountOf(applicant.unitsApplied())
                        .minus(deposited(tx, cooperative, memberId, on));
        OfMember planned =
                shown(
                        tx,
                        memberId,
                        on,
                        outstanding,
                        applicants(tx, cooperative, memberId, on, outstanding));
        LocalDate acceptedOn = applicant.acceptedOn();
        return acceptedOn == null || acceptedOn.isAfter(on)
                ? planned.withArrears(nothing)
                : planned;
    }

    /// Whether the application was refused or given up by this day, as [ArrearsSql] reckons.
    private static boolean isOver(Tx tx, UUID memberId, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from member
                          where tenant_id = :tenant and member_id = :member
                            and coalesce(given_up_on, refused_on) <= :on)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", on)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether the units have left at the end of this day by a notice, as [ArrearsSql] reckons,
    /// though the year is not closed.
    private static boolean isGone(Member member, LocalDate on) {
        LocalDate leavesOn = member.leavesOn();
        return leavesOn != null && !leavesOn.isAfter(on);
    }

    private static OfMember shown(
            Tx tx, UUID memberId, LocalDate on, Money outstanding, Plan plan) {
        Plan left = plan.remaining(outstanding);
        return new OfMember(
                memberId,
                on,
                Founders.contains(tx, memberId),
                outstanding,
                left.uncalled(),
                plan.arrears(on, outstanding),
                left.lines());
    }

    static OfCooperative page(Tx tx, LocalDate on, PageQuery page) {
        Cooperative cooperative = Cooperatives.latest(tx);
        Total total =
                tx.sql()
                        .createQuery(
                                ArrearsSql.IN_ARREARS
                                        + """
                                        select count(*) as members,
                                          coalesce(sum(arrears), 0)::bigint as arrears
                                        from in_arrears\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("on", on)
                        .map((row, context) ->
                                new Total(row.getLong("members"), row.getLong("arrears")))
                        .one();
        Page<Line> lines =
                Page.of(
                        tx.sql()
                                .createQuery(
                                        ArrearsSql.IN_ARREARS
                                                + """
                                                select * from in_arrears where member_id > :after
                                                order by member_id limit :limit\
                                                """)
                                .bind("tenant", tx.tenant())
                                .bind("on", on)
                                .bind(
                                        "after",
                                        page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                                .bind("limit", page.limit() + 1)
                                .map((row, context) ->
                                        new Line(
                                                row.getObject("member_id", UUID.class),
                                                row.getObject("member_number", Long.class),
                                                cooperative.money(row.getLong("outstanding")),
                                                cooperative.money(row.getLong("arrears"))))
                                .list(),
                        page.limit(),
                        last -> Cursor.of(last.memberId()));
        return new OfCooperative(
                on,
                total.members(),
                cooperative.money(total.arrears()),
                lines.items(),
                lines.next());
    }

    private static Money deposited(Tx tx, Cooperative cooperative, UUID memberId, LocalDate on) {
        return cooperative.money(
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(-sum(p.amount), 0)
                                from journal j join posting p using (tenant_id, journal_id)
                                where j.tenant_id = :tenant and j.member_id = :member
                                  and p.account = 'DEPOSITS' and j.effective_on <= :on\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("on", on)
                        .mapTo(Long.class)
                        .one());
    }

    /// An applicant without a plan is asked for nothing by any date.
    private static Plan applicants(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate on, Money outstanding) {
        List<Instalment> planned = Plans.ofApplication(tx, cooperative, memberId);
        return planned.isEmpty()
                ? Plan.uncalled(on, outstanding)
                : new Plan(on, cooperative.money(0), planned);
    }
}
