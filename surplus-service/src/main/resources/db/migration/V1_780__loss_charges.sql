-- Each charge of a year's loss to the capital accounts, and each correction of one beside it: nothing is
-- edited. A correction that charges nothing anew has a loss of 0. The journals of a charge have its
-- reference, 'loss of YEAR' for the first of a year and 'loss of YEAR (NUMBER)' for the others; those that
-- take it back 'loss of YEAR taken back (NUMBER)', with the number of the charge that they take back.
create table loss_charge (
  tenant_id uuid not null,
  charge_id uuid not null,
  year text not null,
  number int not null check (number > 0),
  corrects uuid,
  reason text,
  plan_id uuid,
  figures_version int,
  on_day date not null,
  method text check (method in ('COLLECTIVE_FIRST', 'SAME_RATIO')),
  policy_version int,
  collective_part text,
  loss bigint not null check (loss >= 0),
  non_member_profit bigint not null check (non_member_profit >= 0),
  collective bigint not null check (collective >= 0),
  members bigint not null check (members >= 0),
  carried_in bigint not null check (carried_in >= 0),
  carried bigint not null check (carried >= 0),
  currency text not null,
  by_subject text,
  recorded_at timestamptz not null,
  primary key (tenant_id, charge_id),
  unique (tenant_id, year, number),
  unique (tenant_id, corrects),
  foreign key (tenant_id, year) references fiscal_year,
  foreign key (tenant_id, year, figures_version) references fiscal_year_figures,
  foreign key (tenant_id, corrects) references loss_charge,
  foreign key (tenant_id, plan_id) references plan,
  check ((corrects is null) = (reason is null)),
  check (loss > 0 or corrects is not null),
  check (loss + non_member_profit = collective + members + carried)
);
select kyodo_protect('loss_charge', 'append-only');

-- What was charged before charges had rows: from its journals.
select set_config('kyodo.tenant', '*', true);
insert into loss_charge (tenant_id, charge_id, year, number, on_day, loss, non_member_profit,
  collective, members, carried_in, carried, currency, recorded_at)
select tenant_id, gen_random_uuid(), year, 1, on_day, collective + members + carried - profit, profit,
  collective, members, carried_in, carried, currency, recorded_at
from (
  select j.tenant_id, substr(j.reference, 9) as year, min(j.on_day) as on_day,
    min(p.currency) as currency, min(j.recorded_at) as recorded_at,
    coalesce(sum(p.amount) filter (where p.side = 'CREDIT' and p.account not in
      ('MEMBER_ACCOUNTS', 'CARRY_OVER', 'LOSSES_CHARGED')), 0)::bigint as profit,
    coalesce(sum(p.amount) filter (where p.side = 'DEBIT' and p.account not in
      ('MEMBER_ACCOUNTS', 'CARRY_OVER', 'LOSSES_CHARGED')), 0)::bigint as collective,
    coalesce(sum(p.amount) filter (where p.side = 'DEBIT' and p.account = 'MEMBER_ACCOUNTS'), 0)::bigint
      as members,
    coalesce(sum(p.amount) filter (where p.side = 'CREDIT' and p.account = 'CARRY_OVER'), 0)::bigint
      as carried_in,
    coalesce(sum(p.amount) filter (where p.side = 'DEBIT' and p.account = 'CARRY_OVER'), 0)::bigint
      as carried
  from journal j join posting p on p.tenant_id = j.tenant_id and p.journal_id = j.journal_id
  where j.kind = 'CAPITAL' and j.reference like 'loss of %'
    and exists (select 1 from posting l where l.tenant_id = j.tenant_id
      and l.journal_id = j.journal_id and l.account = 'LOSSES_CHARGED')
  group by j.tenant_id, j.reference) charged;

-- What a correction takes back comes back into the vintage that it was taken from.
alter table capital_entry drop constraint capital_entry_amount_check;
alter table capital_entry add constraint capital_entry_amount_check
  check (amount > 0 or (kind in ('REDEMPTION', 'LOSS') and amount < 0));

-- The plan of a year whose charged loss was taken back after its accounts were closed counts from its own
-- day, as a correction does.
create or replace view executed_plan with (security_invoker = true) as
select p.tenant_id, p.plan_id, p.year, p.corrects, coalesce(p.root, p.plan_id) as root,
  s.on_day as executed_on, s.recorded_at as executed_at, y.to_day as year_end,
  case when (p.corrects is not null or exists (select 1 from loss_charge l
        where l.tenant_id = p.tenant_id and l.year = p.year and l.corrects is not null))
      and exists (select 1 from capital_closing c
        where c.tenant_id = p.tenant_id and c.year_end >= y.to_day and c.recorded_at <= s.recorded_at)
    then s.on_day else y.to_day end as counts_on
from plan p
  join plan_state s on s.tenant_id = p.tenant_id and s.plan_id = p.plan_id and s.state = 'EXECUTED'
  join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year;
