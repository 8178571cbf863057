-- Declared members: people who belong to the organisation directly, as it reports them itself.
create table declaration (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  organisation_id uuid not null,
  members bigint not null check (members >= 0),
  as_of date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation
);
create index declaration_of on declaration (tenant_id, organisation_id, as_of desc, number desc);
create index declaration_page on declaration (tenant_id, number);
select kyodo_protect('declaration', 'append-only');

-- Counted members: one row per member of a co-operative, from membership's events. It belongs to the co-operative; a
-- federation the co-operative stands in reads the number of rows and nothing else.
create table cooperative_member (
  tenant_id uuid not null,
  member_id uuid not null,
  admitted_on date,
  left_on date,
  primary key (tenant_id, member_id)
);
create index cooperative_member_days on cooperative_member (tenant_id, admitted_on, left_on);
select kyodo_protect('cooperative_member', 'append-only');
grant update (admitted_on, left_on) on cooperative_member to ${app_role};

-- Frozen counts: the text that was hashed, as it was hashed.
create table count_snapshot (
  tenant_id uuid not null,
  id uuid not null,
  line text not null,
  as_of date not null,
  content text not null,
  hash text not null check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
select kyodo_protect('count_snapshot', 'append-only');
