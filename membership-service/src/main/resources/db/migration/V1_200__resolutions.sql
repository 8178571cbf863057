-- What the co-op's assemblies have adopted, as governance published it.
create table resolution (
  tenant_id uuid not null,
  resolution_id uuid not null,
  assembly_id uuid not null,
  kind text not null check (kind in ('ORDINARY', 'SPECIAL')),
  matter_type text not null,
  reference uuid,
  hash text,
  adopted_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, resolution_id)
);
select kyodo_protect('resolution', 'append-only');
create index resolution_matter on resolution (tenant_id, matter_type, reference);
