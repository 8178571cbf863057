-- What each notice of a member's capital changed, on its own day: it says how the capital stood
-- when it was recorded, and a payment of an earlier day may be recorded after one of a later day.
create view member_capital_change with (security_invoker = true) as
select tenant_id, member_id, sequence, effective_on,
  subscribed - lag(subscribed, 1, 0::bigint) over told as subscribed,
  paid_in - lag(paid_in, 1, 0::bigint) over told as paid_in,
  currency
from member_capital
window told as (partition by tenant_id, member_id order by sequence);
grant select on member_capital_change to ${app_role};
