-- Every withdrawal (脱退) has a cause: the member's own notice, or one of the three of the law, which
-- end the membership at once and are valued at the end of the fiscal year that they fall in.
set local kyodo.tenant = '*';

alter table withdrawal
  add column cause text not null default 'WITHDRAWAL'
    check (cause in ('WITHDRAWAL', 'LOSS_OF_QUALIFICATION', 'DEATH', 'EXPULSION')),
  add column valued_on date,
  add column units bigint,
  add column subscribed bigint,
  add column paid_in bigint,
  add column cancelled_on date,
  add column cancelled_at timestamptz,
  alter column notice_on drop not null,
  alter column last_day_in_time drop not null,
  alter column notice_days drop not null,
  alter column clear_days drop not null;
update withdrawal set valued_on = effective_on;
alter table withdrawal
  alter column valued_on set not null,
  add constraint withdrawal_valued_after check (valued_on >= effective_on),
  add constraint withdrawal_notice check ((cause = 'WITHDRAWAL')
    = (notice_on is not null and last_day_in_time is not null and notice_days is not null
      and clear_days is not null)),
  add constraint withdrawal_at_once check ((cause = 'WITHDRAWAL')
    = (units is null and subscribed is null and paid_in is null)),
  add constraint withdrawal_cancelled check ((cancelled_on is null) = (cancelled_at is null)),
  add constraint withdrawal_cancelled_or_open check (not (open and cancelled_at is not null)),
  add constraint withdrawal_notice_cancelled check (cancelled_at is null or cause = 'WITHDRAWAL');
grant update (cancelled_on, cancelled_at) on withdrawal to ${app_role};
-- A membership ends once. A notice that was cancelled, or overtaken by death or the like, ended nothing.
create unique index one_withdrawal on withdrawal (tenant_id, member_id) where cancelled_at is null;
create index withdrawal_valued on withdrawal (tenant_id, valued_on);

-- Adds a value to the checks that list another one, whatever else they list.
create function pg_temp.allow(target regclass, beside text, added text) returns void
language plpgsql as
$$
declare
  listed record;
begin
  for listed in
    select conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = target and contype = 'c'
      and pg_get_constraintdef(oid) like '%' || quote_literal(beside) || '::text%'
  loop
    execute format('alter table %s drop constraint %I', target, listed.conname);
    execute format('alter table %s add constraint %I %s', target, listed.conname,
      replace(listed.definition, quote_literal(beside) || '::text',
        quote_literal(beside) || '::text, ' || quote_literal(added) || '::text'));
  end loop;
end
$$;
select pg_temp.allow('member', 'APPLIED', 'GIVEN_UP');
select pg_temp.allow('journal', 'WITHDRAWAL', 'VALUATION');
select pg_temp.allow('journal', 'DEPOSIT', 'DEPOSIT_RETURN');
select pg_temp.allow('journal', 'REFUND', 'REFUND_RETURN');
select pg_temp.allow('journal', 'PAYMENT', 'CALL');

alter table member add column given_up_on date,
  add constraint member_given_up check ((state = 'GIVEN_UP') = (given_up_on is not null));
grant update (given_up_on) on member to ${app_role};

-- The process of an expulsion (除名), from the notice to the member to its effect.
create table expulsion (
  tenant_id uuid not null,
  expulsion_id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('PROPOSED', 'EFFECTIVE', 'DROPPED')),
  ground text not null check (ground in ('NO_WORK', 'DUTIES_NEGLECTED', 'ARTICLES')),
  explanation text not null,
  notified_on date not null,
  meeting_on date not null check (meeting_on >= notified_on),
  defence text check (defence in ('HEARD', 'NOT_TAKEN')),
  defence_on date,
  resolution_id uuid,
  resolved_on date,
  informed_on date,
  dropped_on date,
  recorded_at timestamptz not null,
  primary key (tenant_id, expulsion_id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, resolution_id) references resolution,
  check ((defence is null) = (defence_on is null)),
  check ((state = 'EFFECTIVE') = (resolution_id is not null)),
  check ((state = 'EFFECTIVE') = (resolved_on is not null)),
  check ((state = 'EFFECTIVE') = (informed_on is not null)),
  check ((state = 'DROPPED') = (dropped_on is not null)),
  check (state <> 'EFFECTIVE' or (defence is not null and informed_on >= resolved_on))
);
select kyodo_protect('expulsion', 'append-only');
grant update (state, defence, defence_on, resolution_id, resolved_on, informed_on, dropped_on)
  on expulsion to ${app_role};
create unique index one_proposed_expulsion on expulsion (tenant_id, member_id)
  where state = 'PROPOSED';
create index expulsion_member on expulsion (tenant_id, member_id);
