package coop.kyodo.membership.contribution;

/// The statement behind the co-op's arrears: the same reckoning as `Plan.arrears`, for everyone at
/// once. What fell away with units that were given up is taken off what falls due last, as
/// `Plan.released` does.
final class ArrearsSql {

    static final String IN_ARREARS =
            """
            with booked as (
              select j.member_id,
                coalesce(sum(p.amount) filter (where p.account = 'UNPAID_CAPITAL'), 0) as unpaid,
                coalesce(-sum(p.amount) filter (where p.account = 'DEPOSITS'), 0) as deposits
              from journal j join posting p using (tenant_id, journal_id)
              where j.tenant_id = :tenant and j.effective_on <= :on
                and p.account in ('UNPAID_CAPITAL', 'DEPOSITS')
              group by j.member_id
            ), plan as (
              select distinct on (member_id) member_id, plan_number, uncalled from capital_plan
              where tenant_id = :tenant and effective_on <= :on
              order by member_id, plan_number desc
            ), later as (
              select l.member_id, sum(l.amount) as amount
              from capital_plan_line l join plan using (member_id, plan_number)
              where l.tenant_id = :tenant and l.due_on >= :on group by l.member_id
            ), of_members as (
              select m.member_id, m.member_number, b.unpaid - coalesce(g.unpaid, 0) as outstanding,
                greatest(b.unpaid - greatest(coalesce(plan.uncalled, 0) + coalesce(later.amount, 0),
                  coalesce(g.unpaid, 0)), 0) as arrears
              from booked b join member m on m.tenant_id = :tenant and m.member_id = b.member_id
              left join plan on plan.member_id = b.member_id
              left join later on later.member_id = b.member_id
              left join lateral
                given_up_before(:tenant, m.member_id, cast(:on as date) + 1, 'infinity') g on true
              where b.unpaid > 0 and not exists (select from withdrawal w
                where w.tenant_id = :tenant and w.member_id = m.member_id and w.open
                  and w.effective_on <= :on)
            ), asked as (
              select member_id, sum(amount) as planned,
                coalesce(sum(amount) filter (where due_on < :on), 0) as due
              from instalment where tenant_id = :tenant group by member_id
            ), of_applicants as (
              select m.member_id, cast(null as bigint) as member_number,
                a.planned - coalesce(b.deposits, 0) as outstanding,
                greatest(a.due - coalesce(b.deposits, 0), 0) as arrears
              from member m join asked a using (member_id)
              left join booked b using (member_id)
              where m.tenant_id = :tenant and m.accepted_on <= :on
                and (m.admitted_on is null or m.admitted_on > :on)
                and (m.given_up_on is null or m.given_up_on > :on)
            ), in_arrears as (
              select * from of_members where arrears > 0
              union all
              select * from of_applicants where arrears > 0
            )
            """;

    private ArrearsSql() {}
}
