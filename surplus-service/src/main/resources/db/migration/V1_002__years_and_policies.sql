create table fiscal_year (
  tenant_id uuid not null,
  year text not null,
  from_day date not null,
  to_day date not null,
  closed_on date,
  recorded_at timestamptz not null,
  primary key (tenant_id, year),
  check (from_day <= to_day)
);
select kyodo_protect('fiscal_year', 'append-only');
grant update (closed_on) on fiscal_year to ${app_role};

-- Each correction of the figures is a new version.
create table fiscal_year_figures (
  tenant_id uuid not null,
  year text not null,
  version int not null check (version > 0),
  figures text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, year, version),
  foreign key (tenant_id, year) references fiscal_year
);
select kyodo_protect('fiscal_year_figures', 'append-only');

-- Version 0, the profile's own policy, is not stored.
create table policy (
  tenant_id uuid not null,
  version int not null check (version > 0),
  decided_on date not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, version)
);
select kyodo_protect('policy', 'append-only');
