-- Accounts that are closed up to a day are closed for every year before it, also for one whose own
-- end was not: a correction that comes then counts from its own day.
create or replace view executed_plan with (security_invoker = true) as
select p.tenant_id, p.plan_id, p.year, p.corrects, coalesce(p.root, p.plan_id) as root,
  s.on_day as executed_on, s.recorded_at as executed_at, y.to_day as year_end,
  case when p.corrects is not null and exists (select 1 from capital_closing c
      where c.tenant_id = p.tenant_id and c.year_end >= y.to_day and c.recorded_at <= s.recorded_at)
    then s.on_day else y.to_day end as counts_on
from plan p
  join plan_state s on s.tenant_id = p.tenant_id and s.plan_id = p.plan_id and s.state = 'EXECUTED'
  join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year;
