create table assembly (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  held_on date not null,
  place text not null,
  record_date date not null check (record_date <= held_on),
  sent_on date not null,
  all_consented boolean not null,
  articles_version int not null,
  chair_member_id uuid,
  opened_on date,
  closed_on date,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, articles_version) references cooperative,
  check ((opened_on is null) = (chair_member_id is null)),
  check (closed_on is null or closed_on >= opened_on)
);
create index assembly_by_date on assembly (tenant_id, held_on desc, id desc);
select kyodo_protect('assembly', 'append-only');
grant update (chair_member_id, opened_on, closed_on) on assembly to ${app_role};

create table agenda_item (
  tenant_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  position int not null check (position > 0),
  title text not null,
  kind text not null,
  matter_type text not null,
  matter_reference uuid,
  matter_hash text,
  contest text,
  notified boolean not null,
  decided boolean not null default false,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, assembly_id, position),
  foreign key (tenant_id, assembly_id) references assembly
);
select kyodo_protect('agenda_item', 'append-only');
grant update (decided) on agenda_item to ${app_role};

create table refused_motion (
  tenant_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  title text not null,
  matter_type text not null,
  matter_reference uuid,
  matter_hash text,
  rule text not null,
  code text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, assembly_id) references assembly
);
select kyodo_protect('refused_motion', 'append-only');

-- A roll is complete when its row is written: its entries come before, and none after.
create table roll (
  tenant_id uuid not null,
  assembly_id uuid not null,
  record_date date not null,
  members int not null check (members > 0),
  members_hash text not null check (members_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  primary key (tenant_id, assembly_id),
  foreign key (tenant_id, assembly_id) references assembly
);
select kyodo_protect('roll', 'append-only');

create table roll_entry (
  tenant_id uuid not null,
  assembly_id uuid not null,
  member_id uuid not null,
  member_number bigint not null,
  primary key (tenant_id, assembly_id, member_id),
  unique (tenant_id, assembly_id, member_number),
  foreign key (tenant_id, assembly_id) references assembly
);
select kyodo_protect('roll_entry', 'append-only');

create function roll_is_complete() returns trigger language plpgsql as
$$
begin
  if new.members <> (select count(*) from roll_entry
                     where tenant_id = new.tenant_id and assembly_id = new.assembly_id) then
    raise exception 'the roll of % does not have % entries', new.assembly_id, new.members
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger roll_is_complete before insert on roll
  for each row execute function roll_is_complete();

create function roll_is_fixed() returns trigger language plpgsql as
$$
begin
  if exists (select from roll where tenant_id = new.tenant_id and assembly_id = new.assembly_id) then
    raise exception 'the roll of % is fixed', new.assembly_id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger roll_is_fixed before insert on roll_entry
  for each row execute function roll_is_fixed();

create table attendance (
  tenant_id uuid not null,
  assembly_id uuid not null,
  member_id uuid not null,
  mode text not null check (mode in ('IN_PERSON', 'WRITTEN', 'ELECTRONIC', 'PROXY')),
  proxy_holder_id uuid,
  position int not null check (position > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, assembly_id, member_id),
  unique (tenant_id, assembly_id, position),
  foreign key (tenant_id, assembly_id, member_id) references roll_entry,
  foreign key (tenant_id, assembly_id, proxy_holder_id) references roll_entry,
  check ((mode = 'PROXY') = (proxy_holder_id is not null)),
  check (proxy_holder_id <> member_id)
);
create index attendance_by_holder on attendance (tenant_id, assembly_id, proxy_holder_id)
  where proxy_holder_id is not null;
select kyodo_protect('attendance', 'append-only');
