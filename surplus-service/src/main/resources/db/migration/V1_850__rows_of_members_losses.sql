-- What each member bears of a year's loss by an executed plan. It follows from the plan's result, and is
-- written when the plan is executed, so that a member's losses are looked up and not read out of all results.
create table member_loss (
  tenant_id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  root uuid not null,
  member_number bigint not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  profile text not null,
  sets_off boolean not null,
  primary key (tenant_id, plan_id, member_id),
  foreign key (tenant_id, plan_id) references plan,
  foreign key (tenant_id, root) references plan
);
create index member_loss_of_member on member_loss (tenant_id, member_id, root);
select kyodo_protect('member_loss', 'append-only');

-- What plans that are executed, or being so, have members bear, as their results say.
create view planned_member_loss with (security_invoker = true) as
select n.tenant_id, n.plan_id, n.root, b.member_id, b.member_number, b.amount, b.currency, n.profile, n.sets_off
from (
  select x.tenant_id, x.plan_id, coalesce(p.root, p.plan_id) as root,
    r.result::jsonb #> '{waterfall,losses}' as losses, o.policy ->> 'profile' as profile,
    exists (select from jsonb_array_elements(case jsonb_typeof(o.policy -> 'losses')
        when 'array' then o.policy -> 'losses' else '[]' end) s
      where s ->> 'from' = 'MEMBERS' and (s ->> 'setOff')::boolean) as sets_off
  from execution x
    join plan p on p.tenant_id = x.tenant_id and p.plan_id = x.plan_id
    join plan_revision r on r.tenant_id = x.tenant_id and r.plan_id = x.plan_id and r.revision = x.revision
    cross join lateral (select r.inputs::jsonb -> 'policy' as policy) o) n
  cross join lateral (
    select (c ->> 'memberId')::uuid as member_id, min((c ->> 'memberNumber')::bigint) as member_number,
      sum((c -> 'amount' ->> 'amount')::bigint)::bigint as amount, min(c -> 'amount' ->> 'currency') as currency
    from jsonb_array_elements(case jsonb_typeof(n.losses) when 'array' then n.losses else '[]' end) l
      cross join lateral jsonb_array_elements(
        case jsonb_typeof(l -> 'charges') when 'array' then l -> 'charges' else '[]' end) c
    where l ->> 'from' = 'MEMBERS'
    group by c ->> 'memberId') b;
grant select on planned_member_loss to ${app_role};

select set_config('kyodo.tenant', '*', true);
insert into member_loss (tenant_id, plan_id, member_id, root, member_number, amount, currency, profile, sets_off)
select tenant_id, plan_id, member_id, root, member_number, amount, currency, profile, sets_off
from planned_member_loss
where (tenant_id, plan_id) in (select tenant_id, plan_id from executed_plan);
select set_config('kyodo.tenant', '', true);

-- What a member settled beyond a loss that a correction made smaller becomes a due of the plan by whose
-- execution it is paid back.
alter table member_loss_settlement drop constraint member_loss_settlement_kind_check;
alter table member_loss_settlement add constraint member_loss_settlement_kind_check
  check (kind in ('PAYMENT', 'SET_OFF', 'REFUND'));
alter table member_loss_settlement drop constraint member_loss_settlement_check;
alter table member_loss_settlement add constraint member_loss_settlement_check
  check ((kind = 'PAYMENT') = (plan_id is null));

-- The last guard: nobody pays more than what is borne, and no more is paid back than what was settled beyond it.
create function member_loss_is_not_oversettled() returns trigger language plpgsql as
$$
declare
  settled numeric;
  borne numeric;
begin
  perform pg_advisory_xact_lock(
    hashtextextended(new.tenant_id::text || '/loss/' || new.root || new.member_id, 0));
  select sum(case kind when 'REFUND' then -amount else amount end) into settled
  from member_loss_settlement
  where tenant_id = new.tenant_id and root = new.root and member_id = new.member_id;
  select coalesce(sum(l.amount), 0) into borne
  from member_loss l join executed_plan e on e.tenant_id = l.tenant_id and e.plan_id = l.plan_id
  where l.tenant_id = new.tenant_id and l.root = new.root and l.member_id = new.member_id
    and not exists (select from executed_plan c
      where c.tenant_id = e.tenant_id and c.corrects = e.plan_id);
  if (new.kind = 'PAYMENT' and settled > borne) or (new.kind = 'REFUND' and settled < borne) then
    raise exception 'member % bears % of the loss % and would have settled %',
        new.member_id, borne, new.root, settled
      using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger member_loss_not_oversettled after insert on member_loss_settlement
  deferrable initially deferred for each row when (new.kind in ('PAYMENT', 'REFUND'))
  execute function member_loss_is_not_oversettled();
