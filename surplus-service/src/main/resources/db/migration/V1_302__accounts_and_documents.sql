-- The accounts that a version of the figures follows from, line by line.
alter table fiscal_year_figures add column accounts text;

create table figures_approval (
  tenant_id uuid not null,
  year text not null,
  version int not null,
  approved_on date not null,
  approved_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, year, version),
  foreign key (tenant_id, year, version) references fiscal_year_figures
);
select kyodo_protect('figures_approval', 'append-only');

-- The day of the ordinary general assembly; the newest version holds.
create table ordinary_assembly (
  tenant_id uuid not null,
  year text not null,
  version int not null check (version > 0),
  held_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, year, version),
  foreign key (tenant_id, year) references fiscal_year
);
select kyodo_protect('ordinary_assembly', 'append-only');

-- What happened to a document of the year: each step once.
create table document_step (
  tenant_id uuid not null,
  year text not null,
  document text not null,
  step text not null check (step in ('PREPARED', 'AUDITED', 'BOARD_APPROVED', 'DISPLAYED', 'SENT',
    'APPROVED', 'REPORTED', 'FILED')),
  on_day date not null,
  by_subject text not null,
  reference text,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  primary key (tenant_id, year, document, step),
  foreign key (tenant_id, year) references fiscal_year
);
select kyodo_protect('document_step', 'append-only');
