-- Imports: how far each has come, and why lines were not taken. A chunk of lines and its progress are
-- one transaction; the digest is that of the content up to the last line committed.
create table import_run (
  tenant_id uuid not null,
  import_id uuid not null,
  kind text not null,
  last_line bigint not null check (last_line >= 0),
  taken bigint not null check (taken >= 0),
  refused bigint not null check (refused >= 0),
  digest text not null,
  started_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, import_id)
);
select kyodo_protect('import_run', 'append-only');
grant update (last_line, taken, refused, digest, completed_at) on import_run to ${app_role};

create table import_problem (
  tenant_id uuid not null,
  import_id uuid not null,
  line bigint not null check (line > 0),
  ordinal int not null check (ordinal > 0),
  code text not null,
  pointer text not null,
  detail text not null,
  rule text,
  primary key (tenant_id, import_id, line, ordinal),
  foreign key (tenant_id, import_id) references import_run
);
select kyodo_protect('import_problem', 'append-only');
