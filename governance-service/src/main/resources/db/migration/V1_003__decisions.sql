-- Open votes: one per roll entry and item, from those present, never changed.
create table vote (
  tenant_id uuid not null,
  item_id uuid not null,
  member_id uuid not null,
  assembly_id uuid not null,
  choice text not null check (choice in ('YES', 'NO', 'ABSTAIN')),
  recorded_at timestamptz not null,
  primary key (tenant_id, item_id, member_id),
  foreign key (tenant_id, item_id) references agenda_item,
  foreign key (tenant_id, assembly_id, member_id) references attendance
);
select kyodo_protect('vote', 'append-only');

-- The last guard of two rules: no vote from the chair, none after the result.
create function vote_is_open() returns trigger language plpgsql as
$$
begin
  if exists (select from assembly where tenant_id = new.tenant_id and id = new.assembly_id
             and chair_member_id = new.member_id)
     or exists (select from agenda_item where tenant_id = new.tenant_id and id = new.item_id
                and (decided or assembly_id <> new.assembly_id)) then
    raise exception 'no vote of % on %', new.member_id, new.item_id
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger vote_is_open before insert on vote for each row execute function vote_is_open();

create table resolution (
  tenant_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  item_id uuid not null,
  adopted boolean not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, item_id),
  foreign key (tenant_id, assembly_id) references assembly,
  foreign key (tenant_id, item_id) references agenda_item
);
select kyodo_protect('resolution', 'append-only');

-- A hall ballot: the papers sorted, without names, order or time of their own.
create table election (
  tenant_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  item_id uuid not null,
  papers text not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, item_id),
  foreign key (tenant_id, assembly_id) references assembly,
  foreign key (tenant_id, item_id) references agenda_item
);
select kyodo_protect('election', 'append-only');

create table officer (
  tenant_id uuid not null,
  election_id uuid not null,
  member_id uuid not null,
  office text not null check (office in ('DIRECTOR', 'AUDITOR')),
  elected_on date not null,
  term_ends_on date not null check (term_ends_on >= elected_on),
  recorded_at timestamptz not null,
  primary key (tenant_id, election_id, member_id)
);
select kyodo_protect('officer', 'append-only');

create table minutes (
  tenant_id uuid not null,
  assembly_id uuid not null,
  document text not null,
  hash text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, assembly_id),
  foreign key (tenant_id, assembly_id) references assembly
);
select kyodo_protect('minutes', 'append-only');
