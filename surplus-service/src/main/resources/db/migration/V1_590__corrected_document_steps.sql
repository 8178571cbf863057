-- A step of a document that was mistyped: the newest correction holds, and what was written stays.
create table document_step_correction (
  tenant_id uuid not null,
  year text not null,
  document text not null,
  step text not null,
  version int not null check (version > 0),
  on_day date not null,
  by_subject text not null,
  reference text,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  reason text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, year, document, step, version),
  foreign key (tenant_id, year, document, step) references document_step
);
select kyodo_protect('document_step_correction', 'append-only');
