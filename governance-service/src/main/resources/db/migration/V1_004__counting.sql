create table contest_count (
  tenant_id uuid not null,
  id uuid not null,
  input text not null,
  input_hash text not null,
  outcome text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
select kyodo_protect('contest_count', 'append-only');
