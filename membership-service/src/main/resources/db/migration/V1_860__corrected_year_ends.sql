-- What a closed year's net assets really were: a further row, numbered, with its reason. The year's end and
-- the settlements stay as they were; the last correction says what a share is worth.
create table year_end_correction (
  tenant_id uuid not null,
  correction_id uuid not null,
  fiscal_year_end date not null,
  turn int not null check (turn > 0),
  net_assets bigint not null,
  corrected_on date not null check (corrected_on > fiscal_year_end),
  reason text not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, correction_id),
  constraint year_end_corrected_once_a_turn unique (tenant_id, fiscal_year_end, turn),
  foreign key (tenant_id, fiscal_year_end) references year_end
);
select kyodo_protect('year_end_correction', 'append-only');

-- A share of that year as a correction values it: a leaver's, or that of units a member gave up.
create table revaluation (
  tenant_id uuid not null,
  correction_id uuid not null,
  member_id uuid not null,
  reduction_id uuid,
  refund_before bigint not null check (refund_before >= 0),
  share_value bigint not null check (share_value >= 0),
  refund bigint not null check (refund between 0 and share_value),
  callable bigint not null check (callable >= 0),
  constraint revalued_once unique nulls not distinct
    (tenant_id, correction_id, member_id, reduction_id),
  foreign key (tenant_id, correction_id) references year_end_correction,
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, reduction_id) references unit_reduction
);
select kyodo_protect('revaluation', 'append-only');
create index revaluation_member on revaluation (tenant_id, member_id);

-- Each correction follows the one before it and says something else, on no earlier day.
create function year_end_correction_must_follow() returns trigger language plpgsql as
$$
declare
  last record;
begin
  select * into last from (
    select turn, net_assets, corrected_on from year_end_correction
    where tenant_id = new.tenant_id and fiscal_year_end = new.fiscal_year_end
    union all
    select 0, net_assets, fiscal_year_end from year_end
    where tenant_id = new.tenant_id and fiscal_year_end = new.fiscal_year_end
  ) stood order by turn desc limit 1;
  if new.turn <> last.turn + 1 or new.net_assets = last.net_assets
    or new.corrected_on < last.corrected_on then
    raise exception 'correction % of % does not follow correction %', new.turn, new.fiscal_year_end,
      last.turn using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger year_end_correction_follows before insert on year_end_correction
  for each row execute function year_end_correction_must_follow();

-- No share is refunded beyond what was paid in, nor called beyond what was not (JP-054, JP-055).
create function revaluation_must_fit() returns trigger language plpgsql as
$$
begin
  if new.reduction_id is null and not exists (
    select from settlement s join year_end_correction c
      on c.tenant_id = s.tenant_id and c.fiscal_year_end = s.fiscal_year_end
    where s.tenant_id = new.tenant_id and s.member_id = new.member_id
      and c.correction_id = new.correction_id
      and new.refund <= s.paid_in and new.callable <= s.subscribed - s.paid_in) then
    raise exception 'the share of % does not fit its settlement', new.member_id
      using errcode = 'check_violation';
  end if;
  if new.reduction_id is not null and not exists (
    select from unit_reduction r
    where r.tenant_id = new.tenant_id and r.reduction_id = new.reduction_id
      and r.member_id = new.member_id and r.state = 'SETTLED'
      and new.callable <= coalesce(r.unpaid, 0)) then
    raise exception 'the share of % does not fit the units given up', new.member_id
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger revaluation_fits before insert on revaluation
  for each row execute function revaluation_must_fit();

-- The shares as they are valued now.
create view settlement_now with (security_invoker = true) as
select s.tenant_id, s.member_id, s.fiscal_year_end, s.units, s.subscribed, s.paid_in,
  coalesce(v.share_value, s.share_value) as share_value, coalesce(v.refund, s.refund) as refund,
  coalesce(v.callable, s.callable) as callable, s.claim_lapses_after
from settlement s
left join lateral (select r.share_value, r.refund, r.callable
  from revaluation r join year_end_correction c using (tenant_id, correction_id)
  where r.tenant_id = s.tenant_id and r.member_id = s.member_id and r.reduction_id is null
  order by c.turn desc limit 1) v on true;
grant select on settlement_now to ${app_role};

create view unit_reduction_now with (security_invoker = true) as
select d.tenant_id, d.reduction_id, d.member_id, d.units, d.notice_on, d.effective_on,
  d.last_day_in_time, d.state, coalesce(v.share_value, d.share_value) as share_value,
  coalesce(v.refund, d.refund) as refund, d.unpaid, coalesce(v.callable, d.callable) as callable,
  d.call_lapses_after, d.recorded_at
from unit_reduction d
left join lateral (select r.share_value, r.refund, r.callable
  from revaluation r join year_end_correction c using (tenant_id, correction_id)
  where r.tenant_id = d.tenant_id and r.member_id = d.member_id and r.reduction_id = d.reduction_id
  order by c.turn desc limit 1) v on true;
grant select on unit_reduction_now to ${app_role};

-- What was refunded beyond that is owed back: by the member, or by the heir who was paid. It is struck, and
-- another takes its place, when a later correction makes it another sum.
alter table member_debt
  add column correction_id uuid,
  add column claimant_id uuid,
  add column struck_at timestamptz,
  add foreign key (tenant_id, correction_id) references year_end_correction,
  add constraint member_debt_struck check (struck_at is null or paid_on is null),
  add constraint member_debt_of_correction check (correction_id is not null
    or (claimant_id is null and struck_at is null));
grant update (struck_at) on member_debt to ${app_role};
create unique index member_debt_owed_back_once
  on member_debt (tenant_id, member_id, coalesce(claimant_id, member_id))
  where correction_id is not null and paid_on is null and struck_at is null;

do $$
declare
  listed text;
begin
  select pg_get_constraintdef(oid) into strict listed from pg_constraint
  where conrelid = 'journal'::regclass and conname = 'journal_kind_check';
  alter table journal drop constraint journal_kind_check;
  execute 'alter table journal add constraint journal_kind_check '
    || replace(listed, '''REFUND''::text',
      '''REFUND''::text, ''REVALUATION''::text, ''REFUND_REPAYMENT''::text');
end
$$;
alter table posting drop constraint posting_account_check;
alter table posting add constraint posting_account_check check (account in ('CASH',
  'CONTRIBUTIONS_IN_KIND', 'DIVIDENDS_PAYABLE', 'UNIT_TRANSFERS', 'CAPITAL', 'UNPAID_CAPITAL',
  'DEPOSITS', 'REFUNDS_PAYABLE', 'REFUNDS_RECEIVABLE', 'CAPITAL_SURPLUS'));
