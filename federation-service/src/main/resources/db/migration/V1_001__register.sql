-- The federation, the organisations of its register, and the dated edges between them.
create table federation (
  tenant_id uuid primary key,
  name text not null,
  profile text not null,
  kind text not null,
  fiscal_year_end text not null check (fiscal_year_end ~ '^\d\d-\d\d$'),
  currency text not null,
  withdrawal_notice_days int not null check (withdrawal_notice_days >= 0),
  recorded_at timestamptz not null
);
select kyodo_protect('federation', 'append-only');

create table organisation (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  short_name text not null,
  name text not null,
  kind text not null,
  cooperative_id uuid,
  jis_code text,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, cooperative_id),
  check ((kind = 'COOPERATIVE') = (cooperative_id is not null))
);
create index organisation_page on organisation (tenant_id, code collate "C");
select kyodo_protect('organisation', 'append-only');

-- parent_id null is the federation itself. An ending is a row of its own: nothing is updated.
create table affiliation (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  organisation_id uuid not null,
  parent_id uuid,
  line text not null,
  starts_on date not null,
  resolution_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation,
  foreign key (tenant_id, parent_id) references organisation,
  check (parent_id <> organisation_id)
);
create index affiliation_of on affiliation (tenant_id, organisation_id, line);
create index affiliation_page on affiliation (tenant_id, number);
select kyodo_protect('affiliation', 'append-only');

create table affiliation_ending (
  tenant_id uuid not null,
  affiliation_id uuid not null,
  notice_on date not null,
  ends_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, affiliation_id),
  foreign key (tenant_id, affiliation_id) references affiliation,
  check (notice_on <= ends_on)
);
select kyodo_protect('affiliation_ending', 'append-only');

-- Resolutions of co-operatives to join this federation, as governance's events tell them. The event belongs to the
-- co-operative; the row belongs to the federation it names.
create table joining_resolution (
  tenant_id uuid not null,
  resolution_id uuid not null,
  cooperative_id uuid not null,
  adopted_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, resolution_id)
);
create index joining_resolution_of on joining_resolution (tenant_id, cooperative_id, resolution_id);
select kyodo_protect('joining_resolution', 'append-only');
