-- A plan may correct an executed one of its year. It stands beside what it corrects: nothing is
-- edited, and the chain from one to the next has no forks.
alter table plan add column corrects uuid;
alter table plan add column root uuid;
alter table plan add constraint plan_corrects foreign key (tenant_id, corrects) references plan;
alter table plan add constraint plan_root foreign key (tenant_id, root) references plan;
alter table plan add constraint plan_is_in_a_chain
  check ((corrects is null) = (root is null) and corrects <> plan_id and root <> plan_id);
create index plan_of_root on plan (tenant_id, root) where root is not null;

alter table plan_state add column corrects uuid;
alter table plan_state add constraint plan_state_corrects
  foreign key (tenant_id, corrects) references plan;
drop index plan_adopted_of_year;
drop index plan_executed_of_year;
create unique index plan_adopted_of_year on plan_state (tenant_id, year)
  where state = 'ADOPTED' and corrects is null;
create unique index plan_executed_of_year on plan_state (tenant_id, year)
  where state = 'EXECUTED' and corrects is null;
create unique index plan_corrected_once on plan_state (tenant_id, corrects, state)
  where state in ('ADOPTED', 'EXECUTED') and corrects is not null;

-- The figures of a closed year take only corrections, each dated in an open one.
create table figures_correction (
  tenant_id uuid not null,
  year text not null,
  version int not null,
  corrects int not null,
  reason text not null,
  on_day date not null,
  by_subject text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, year, version),
  foreign key (tenant_id, year, version) references fiscal_year_figures,
  foreign key (tenant_id, year, corrects) references fiscal_year_figures,
  check (corrects < version)
);
select kyodo_protect('figures_correction', 'append-only');

-- A correction's payouts are differences, which may be negative.
alter table payout add column corrects uuid;
alter table payout add constraint payout_corrects foreign key (tenant_id, corrects) references plan;
alter table payout drop constraint payout_gross_check;
alter table payout drop constraint payout_withheld_check;
alter table payout drop constraint payout_retained_check;
alter table payout drop constraint payout_cash_check;
alter table payout add constraint payout_not_negative check (corrects is not null
  or (gross >= 0 and withheld >= 0 and retained >= 0 and cash >= 0));
create index payout_of_member on payout (tenant_id, member_id);

-- What members paid back of what they had been paid too much.
create table dividend_repayment (
  tenant_id uuid not null,
  repayment_id uuid not null,
  root uuid not null,
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  on_day date not null,
  reference text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, repayment_id),
  foreign key (tenant_id, root) references plan
);
create index dividend_repayment_of_plan on dividend_repayment (tenant_id, root, member_id);
select kyodo_protect('dividend_repayment', 'append-only');

-- The journals of a correction hold the differences, each beside the journal it corrects.
alter table journal add column corrects uuid;
alter table journal add constraint journal_corrects
  foreign key (tenant_id, corrects) references journal;

-- The executed plans, and the day from which each counts at years' ends: the last day of its year,
-- but for a correction that came when the year's capital accounts were closed its own day.
create view executed_plan with (security_invoker = true) as
select p.tenant_id, p.plan_id, p.year, p.corrects, coalesce(p.root, p.plan_id) as root,
  s.on_day as executed_on, s.recorded_at as executed_at, y.to_day as year_end,
  case when p.corrects is not null and exists (select 1 from capital_closing c
      where c.tenant_id = p.tenant_id and c.year = p.year and c.recorded_at <= s.recorded_at)
    then s.on_day else y.to_day end as counts_on
from plan p
  join plan_state s on s.tenant_id = p.tenant_id and s.plan_id = p.plan_id and s.state = 'EXECUTED'
  join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year;
grant select on executed_plan to ${app_role};

-- What a correction retains is the difference, so that retained patronage counts once.
create or replace view capital_move with (security_invoker = true) as
select a.tenant_id, a.member_id, 'ALLOCATION' as kind, e.year_end as vintage,
  a.executed_on as on_day, a.retained as amount, a.currency, a.plan_id::text as reference,
  0::bigint as number, e.counts_on
from allocation a
  join executed_plan e on e.tenant_id = a.tenant_id and e.plan_id = a.plan_id
where a.retained > 0 and e.corrects is null
union all
select o.tenant_id, o.member_id, 'CORRECTION', e.year_end, e.executed_on, o.retained, o.currency,
  o.plan_id::text, 0, e.counts_on
from payout o
  join executed_plan e on e.tenant_id = o.tenant_id and e.plan_id = o.plan_id
where o.corrects is not null and o.retained <> 0
union all
select tenant_id, member_id, kind, vintage, on_day,
  case when kind in ('OPENING', 'INTEREST') then amount else -amount end, currency, reference,
  number, on_day
from capital_entry;
