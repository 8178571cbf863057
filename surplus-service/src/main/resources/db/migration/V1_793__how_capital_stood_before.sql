-- How a member's capital stood before each notice of it is kept beside the notice. To have a window look
-- it up took as long as all else of a simulation of a million members, each time that the co-op's capital
-- was asked for. Notices may still come in any order: one that comes between two others has the later of
-- them begin where it ends itself.

alter table member_capital
  add column subscribed_before bigint,
  add column paid_in_before bigint;

select set_config('kyodo.tenant', '*', true);
update member_capital c set subscribed_before = b.subscribed, paid_in_before = b.paid_in
from (
  select tenant_id, member_id, sequence, lag(subscribed) over told as subscribed,
    lag(paid_in) over told as paid_in
  from member_capital
  window told as (partition by tenant_id, member_id order by sequence)) b
where c.tenant_id = b.tenant_id and c.member_id = b.member_id and c.sequence = b.sequence
  and b.subscribed is not null;
select set_config('kyodo.tenant', '', true);

-- One co-op's notices wait for each other, so that each finds those beside it.
create function member_capital_between() returns trigger
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  before member_capital;
begin
  perform pg_advisory_xact_lock(hashtextextended('member_capital/' || new.tenant_id, 0));
  select * into before from member_capital
  where tenant_id = new.tenant_id and member_id = new.member_id order by sequence desc limit 1;
  if before.sequence >= new.sequence then
    select * into before from member_capital
    where tenant_id = new.tenant_id and member_id = new.member_id and sequence < new.sequence
    order by sequence desc limit 1;
    update member_capital set subscribed_before = new.subscribed, paid_in_before = new.paid_in
    where tenant_id = new.tenant_id and member_id = new.member_id and sequence = (
        select min(sequence) from member_capital
        where tenant_id = new.tenant_id and member_id = new.member_id and sequence > new.sequence)
      and not exists (select from member_capital
        where tenant_id = new.tenant_id and member_id = new.member_id and sequence = new.sequence);
  end if;
  new.subscribed_before := before.subscribed;
  new.paid_in_before := before.paid_in;
  return new;
end
$$;
create trigger member_capital_between before insert on member_capital
for each row execute function member_capital_between();

create or replace view member_capital_change with (security_invoker = true) as
select tenant_id, member_id, sequence,
  coalesce(counts_from, effective_on
    + (subscribed = 0 or coalesce(subscribed_before, 1) = 0)::int) as effective_on,
  subscribed - coalesce(subscribed_before, 0) as subscribed,
  paid_in - coalesce(paid_in_before, 0) as paid_in,
  currency
from member_capital;

-- Who has left before a day is asked with it, and few of a co-op's changes are of leavers.
create index member_change_left on member_change (tenant_id, on_day) where kind = 'LEFT';
