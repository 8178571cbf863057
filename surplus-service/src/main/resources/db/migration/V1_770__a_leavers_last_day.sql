-- Whoever leaves is a member to the end of the last day: what an end takes off counts from the day
-- after it, and so does the end that is taken back. Events of older versions do not say so; of theirs
-- it is what leaves nothing subscribed, or comes after nothing was. The view's effective_on is the
-- first day at whose end a change counts.
alter table member_capital add column counts_from date;
create or replace view member_capital_change with (security_invoker = true) as
select tenant_id, member_id, sequence,
  coalesce(counts_from, effective_on
    + (subscribed = 0 or lag(subscribed, 1, 1::bigint) over told = 0)::int) as effective_on,
  subscribed - lag(subscribed, 1, 0::bigint) over told as subscribed,
  paid_in - lag(paid_in, 1, 0::bigint) over told as paid_in,
  currency
from member_capital
window told as (partition by tenant_id, member_id order by sequence);
