-- Measures imported for a fiscal year: each import is a whole list, and the newest whole one holds.
-- How far an import has come, and the hash of what came, stand in import_run.
create table measure_import (
  tenant_id uuid not null,
  import_id uuid not null,
  year text not null,
  measure text not null check (measure ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  version int not null check (version > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, import_id),
  unique (tenant_id, year, measure, version),
  foreign key (tenant_id, year) references fiscal_year
);
select kyodo_protect('measure_import', 'append-only');

create table measure_value (
  tenant_id uuid not null,
  import_id uuid not null,
  member_id uuid not null,
  value bigint not null check (value >= 0),
  primary key (tenant_id, import_id, member_id),
  foreign key (tenant_id, import_id) references measure_import
);
select kyodo_protect('measure_value', 'append-only');
