-- A large plan's shares are written in chunks: they are retained when the plan is executed.
create or replace view capital_move with (security_invoker = true) as
select a.tenant_id, a.member_id, 'ALLOCATION' as kind, y.to_day as vintage,
  a.executed_on as on_day, a.retained as amount, a.currency, a.plan_id::text as reference,
  0::bigint as number
from allocation a
  join plan p on p.tenant_id = a.tenant_id and p.plan_id = a.plan_id
  join plan_state s on s.tenant_id = a.tenant_id and s.plan_id = a.plan_id and s.state = 'EXECUTED'
  join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year
where a.retained > 0
union all
select tenant_id, member_id, kind, vintage, on_day,
  case when kind in ('OPENING', 'INTEREST') then amount else -amount end, currency, reference,
  number
from capital_entry;
