-- What says when a member's unpaid capital falls due, in the order of its recording. The plans follow
-- from these, from the calls and from what was unpaid on each day, in the order of their days: whoever
-- records a fact late has the plans from its day on made anew.
create table capital_plan_fact (
  tenant_id uuid not null,
  member_id uuid not null,
  fact_number int not null check (fact_number > 0),
  effective_on date not null,
  kind text not null check (kind in ('DUE', 'UNCALLED', 'REOPENED', 'RELEASED')),
  due_on date,
  amount bigint not null check (amount > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id, fact_number),
  foreign key (tenant_id, member_id) references member,
  check ((due_on is not null) = (kind in ('DUE', 'REOPENED')))
);
select kyodo_protect('capital_plan_fact', 'append-only');

-- A plan was recorded with the journal that it is about, at the same moment; one without was of a
-- call. What its lines have more than those of the plan before came with it.
select set_config('kyodo.tenant', '*', true);
with version as (
  select p.*, j.kind, j.moved
  from capital_plan p
  join lateral (
    select j.kind, sum(l.amount) as moved
    from journal j join posting l using (tenant_id, journal_id)
    where j.tenant_id = p.tenant_id and j.member_id = p.member_id
      and j.recorded_at = p.recorded_at and j.effective_on = p.effective_on
      and j.kind in ('ADMISSION', 'SUBSCRIPTION', 'PAYMENT_REVERSAL', 'UNIT_CUT')
      and l.account = 'UNPAID_CAPITAL'
    group by j.kind
  ) j on true
), line as (
  select tenant_id, member_id, plan_number, due_on, sum(amount) as amount from capital_plan_line
  group by tenant_id, member_id, plan_number, due_on
), fact as (
  select v.tenant_id, v.member_id, v.plan_number, v.effective_on, v.recorded_at,
    case v.kind when 'PAYMENT_REVERSAL' then 'REOPENED' else 'DUE' end as kind,
    l.due_on, l.amount - coalesce(b.amount, 0) as amount
  from version v
  join line l using (tenant_id, member_id, plan_number)
  left join line b on b.tenant_id = v.tenant_id and b.member_id = v.member_id
    and b.plan_number = v.plan_number - 1 and b.due_on = l.due_on
  where v.kind <> 'UNIT_CUT' and l.amount > coalesce(b.amount, 0)
  union all
  select tenant_id, member_id, plan_number, effective_on, recorded_at, 'UNCALLED', null, uncalled
  from version where kind = 'ADMISSION' and uncalled > 0
  union all
  select tenant_id, member_id, plan_number, effective_on, recorded_at, 'RELEASED', null, -moved
  from version where kind = 'UNIT_CUT' and moved < 0
)
insert into capital_plan_fact
select tenant_id, member_id,
  row_number() over (partition by tenant_id, member_id order by plan_number, due_on),
  effective_on, kind, due_on, amount, recorded_at
from fact;
