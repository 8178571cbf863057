-- A register that was brought in whole. The digest is of the content as it came.
create table register_import (
  tenant_id uuid not null references cooperative,
  import_id uuid not null,
  digest text not null,
  members int not null check (members > 0),
  units bigint not null check (units > 0),
  paid_in bigint not null check (paid_in > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, import_id)
);
select kyodo_protect('register_import', 'append-only');
