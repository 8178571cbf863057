-- What membership has not answered yet of the units that shares are to buy: it is taken from the vintage already.
create view unit_purchase_open with (security_invoker = true) as
select u.tenant_id, u.member_id, e.year_end as vintage, u.amount
from unit_purchase u
  join executed_plan e using (tenant_id, plan_id)
  left join unit_issue i using (tenant_id, plan_id, member_id)
where i.units is null;
grant select on unit_purchase_open to ${app_role};
