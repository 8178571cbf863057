create table seating (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  name text not null,
  line text not null,
  count_as_of date not null,
  kinds jsonb not null,
  terms jsonb not null,
  snapshot_id uuid not null,
  outcome jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, snapshot_id) references count_snapshot
);
create index seating_page on seating (tenant_id, number);
select kyodo_protect('seating', 'append-only');
