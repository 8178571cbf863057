-- A result or inputs that somebody damaged make no loss of members that can be read: the planner may look at
-- them also where the plan is not executed, and one such row must not keep all others from being read.
create or replace view planned_member_loss with (security_invoker = true) as
select n.tenant_id, n.plan_id, n.root, b.member_id, b.member_number, b.amount, b.currency, n.profile, n.sets_off
from (
  select x.tenant_id, x.plan_id, coalesce(p.root, p.plan_id) as root,
    case when r.result is json then r.result::jsonb #> '{waterfall,losses}' end as losses,
    o.policy ->> 'profile' as profile,
    exists (select from jsonb_array_elements(case jsonb_typeof(o.policy -> 'losses')
        when 'array' then o.policy -> 'losses' else '[]' end) s
      where s ->> 'from' = 'MEMBERS' and (s ->> 'setOff')::boolean) as sets_off
  from execution x
    join plan p on p.tenant_id = x.tenant_id and p.plan_id = x.plan_id
    join plan_revision r on r.tenant_id = x.tenant_id and r.plan_id = x.plan_id and r.revision = x.revision
    cross join lateral (
      select case when r.inputs is json then r.inputs::jsonb -> 'policy' end as policy) o) n
  cross join lateral (
    select (c ->> 'memberId')::uuid as member_id, min((c ->> 'memberNumber')::bigint) as member_number,
      sum((c -> 'amount' ->> 'amount')::bigint)::bigint as amount, min(c -> 'amount' ->> 'currency') as currency
    from jsonb_array_elements(case jsonb_typeof(n.losses) when 'array' then n.losses else '[]' end) l
      cross join lateral jsonb_array_elements(
        case jsonb_typeof(l -> 'charges') when 'array' then l -> 'charges' else '[]' end) c
    where l ->> 'from' = 'MEMBERS'
    group by c ->> 'memberId') b;
