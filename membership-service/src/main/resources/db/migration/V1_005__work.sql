create table site (
  tenant_id uuid not null references cooperative,
  site_id uuid not null,
  name text not null,
  parent_id uuid check (parent_id <> site_id),
  recorded_at timestamptz not null,
  primary key (tenant_id, site_id),
  foreign key (tenant_id, parent_id) references site
);
select kyodo_protect('site', 'append-only');

-- A month. Its row is the lock between entries of work and the closing.
create table work_period (
  tenant_id uuid not null references cooperative,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  period_id uuid not null,
  closed_on date,
  recorded_at timestamptz not null,
  primary key (tenant_id, period)
);
select kyodo_protect('work_period', 'append-only');
grant update (closed_on) on work_period to ${app_role};

create table work_entry (
  tenant_id uuid not null,
  entry_id uuid not null,
  member_id uuid not null,
  site_id uuid not null,
  period text not null,
  worked_on date check (to_char(worked_on, 'YYYY-MM') = period),
  minutes int not null,
  days int not null,
  corrects uuid,
  reason text,
  recorded_at timestamptz not null,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, site_id) references site,
  foreign key (tenant_id, period) references work_period,
  foreign key (tenant_id, corrects) references work_entry,
  check ((corrects is null) = (reason is null)),
  check (corrects is not null or (minutes >= 0 and days >= 0))
);
select kyodo_protect('work_entry', 'append-only');
create index work_entry_member on work_entry (tenant_id, member_id, period);
create index work_entry_period on work_entry (tenant_id, period);
create index work_entry_corrects on work_entry (tenant_id, corrects) where corrects is not null;

create function work_period_must_be_open() returns trigger language plpgsql as
$$
begin
  if exists (select from work_period
             where tenant_id = new.tenant_id and period = new.period and closed_on is not null) then
    raise exception 'period % is closed', new.period
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger work_entry_in_open_period before insert on work_entry
  for each row execute function work_period_must_be_open();
