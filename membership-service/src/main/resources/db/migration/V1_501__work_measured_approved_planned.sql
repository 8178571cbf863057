-- Grade and responsibility are points of an entry that add up as its minutes do; absent where a co-op
-- does not measure them. Who recorded an entry cannot approve it.
alter table work_entry add grade int;
alter table work_entry add responsibility int;
alter table work_entry add recorded_by text;
alter table work_entry add constraint work_entry_points
  check (corrects is not null or (grade >= 0 and responsibility >= 0));

-- A total of one member reads the index alone.
drop index work_entry_member;
create index work_entry_member on work_entry (tenant_id, member_id, period)
  include (minutes, days, grade, responsibility);
create index work_entry_site on work_entry (tenant_id, site_id, period);

-- The lock of closed months, once per statement instead of once per row. The months are locked, so a
-- closing waits for those who are recording.
drop trigger work_entry_in_open_period on work_entry;
drop function work_period_must_be_open();
create function work_periods_must_be_open() returns trigger language plpgsql as
$$
declare
  closed text;
begin
  select open.period into closed
  from (select period, closed_on from work_period
        where (tenant_id, period) in (select distinct tenant_id, period from added)
        for share) open
  where closed_on is not null limit 1;
  if found then
    raise exception 'period % is closed', closed using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create trigger work_entry_in_open_period after insert on work_entry
  referencing new table as added for each statement execute function work_periods_must_be_open();

create table work_approval (
  tenant_id uuid not null,
  entry_id uuid not null,
  approved_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references work_entry
);
select kyodo_protect('work_approval', 'append-only');

create function work_must_be_approved_by_another() returns trigger language plpgsql as
$$
begin
  if exists (select from added a join work_entry e using (tenant_id, entry_id)
             where e.recorded_by = a.approved_by) then
    raise exception 'work is approved by whoever recorded it'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create trigger work_approval_by_another after insert on work_approval
  referencing new table as added for each statement
  execute function work_must_be_approved_by_another();

-- How a co-op wants its work kept; the latest version holds.
create table work_setting (
  tenant_id uuid not null references cooperative,
  version int not null check (version > 0),
  approval text not null check (approval in ('AUTOMATIC', 'REQUIRED')),
  recorded_at timestamptz not null,
  primary key (tenant_id, version)
);
select kyodo_protect('work_setting', 'append-only');

-- Planned work stands apart from work done, so that no total of work can count it. A plan that
-- another one replaces holds no longer.
create table work_plan (
  tenant_id uuid not null references cooperative,
  plan_id uuid not null,
  member_id uuid not null,
  site_id uuid not null,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  planned_on date check (to_char(planned_on, 'YYYY-MM') = period),
  minutes int not null check (minutes >= 0),
  days int not null check (days >= 0),
  replaces uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id),
  unique (tenant_id, replaces),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, site_id) references site,
  foreign key (tenant_id, replaces) references work_plan
);
select kyodo_protect('work_plan', 'append-only');
create index work_plan_member on work_plan (tenant_id, member_id, period);

-- A closing is told in pages; how many there were is kept to prove that all of them went out.
alter table work_period add pages int not null default 1 check (pages > 0);
grant update (pages) on work_period to ${app_role};
