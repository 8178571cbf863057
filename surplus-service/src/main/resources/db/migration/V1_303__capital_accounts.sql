alter table journal drop constraint journal_kind_check;
alter table journal add constraint journal_kind_check
  check (kind in ('OPENING', 'RESULT', 'DISPOSITION', 'DEPOSIT', 'USE', 'CAPITAL'));
alter table journal drop constraint journal_of_plan;
alter table journal add constraint journal_of_plan
  check ((plan_id is null) = (kind in ('DEPOSIT', 'USE', 'CAPITAL')));

-- What moves on internal capital accounts beside the retained patronage of executed plans. A vintage
-- is the last day of the year that an amount was credited for.
create table capital_entry (
  tenant_id uuid not null,
  entry_id uuid not null,
  number bigint not null,
  member_id uuid not null,
  kind text not null check (kind in ('OPENING', 'INTEREST', 'REDEMPTION', 'LOSS')),
  vintage date not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  on_day date not null,
  reference text not null,
  journal_id uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, entry_id),
  unique (tenant_id, number),
  foreign key (tenant_id, journal_id) references journal
);
create index capital_entry_of_member on capital_entry (tenant_id, member_id);
select kyodo_protect('capital_entry', 'append-only');

-- A year's end at which the accounts were the net book value.
create table capital_closing (
  tenant_id uuid not null,
  year text not null,
  year_end date not null,
  closed_on date not null,
  figures_version int not null,
  members bigint not null,
  collective bigint not null,
  net_book_value bigint not null,
  paid_out bigint not null,
  currency text not null,
  closed_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, year),
  foreign key (tenant_id, year, figures_version) references fiscal_year_figures,
  check (members + collective = net_book_value - paid_out)
);
select kyodo_protect('capital_closing', 'append-only');

-- All that moved on the members' internal accounts; whoever asks sees their own tenant's rows.
create view capital_move with (security_invoker = true) as
select a.tenant_id, a.member_id, 'ALLOCATION' as kind, y.to_day as vintage,
  a.executed_on as on_day, a.retained as amount, a.currency, a.plan_id::text as reference,
  0::bigint as number
from allocation a
  join plan p on p.tenant_id = a.tenant_id and p.plan_id = a.plan_id
  join fiscal_year y on y.tenant_id = p.tenant_id and y.year = p.year
where a.retained > 0
union all
select tenant_id, member_id, kind, vintage, on_day,
  case when kind in ('OPENING', 'INTEREST') then amount else -amount end, currency, reference,
  number
from capital_entry;
grant select on capital_move to ${app_role};

-- The last guards: nothing moves in a year whose accounts are closed, and no vintage of a member
-- pays out or bears more than it holds.
create function capital_entry_is_open() returns trigger language plpgsql as
$$
begin
  if exists (select 1 from capital_closing
      where tenant_id = new.tenant_id and year_end >= new.on_day) then
    raise exception 'the capital accounts are closed on %', new.on_day
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger capital_entry_open before insert on capital_entry
  for each row execute function capital_entry_is_open();

create function capital_entry_is_covered() returns trigger language plpgsql as
$$
declare
  held numeric;
begin
  perform pg_advisory_xact_lock(
    hashtextextended(new.tenant_id::text || '/capital/' || new.member_id, 0));
  select sum(amount) into held from capital_move
    where tenant_id = new.tenant_id and member_id = new.member_id and vintage = new.vintage;
  if held < 0 then
    raise exception 'the vintage % of member % would hold %', new.vintage, new.member_id, held
      using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger capital_entry_covered after insert on capital_entry
  deferrable initially deferred for each row when (new.kind in ('REDEMPTION', 'LOSS'))
  execute function capital_entry_is_covered();
