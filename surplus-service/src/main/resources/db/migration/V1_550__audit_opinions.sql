-- What the auditors say of a document of the year (JP-182). A document that they found fault with is
-- audited again; the newest opinion holds.
create table audit_opinion (
  tenant_id uuid not null,
  year text not null,
  document text not null,
  version int not null check (version > 0),
  conforms boolean not null,
  grossly_improper boolean not null,
  remark text check (remark is not null or (conforms and not grossly_improper)),
  plan_hash text check (plan_hash ~ '^[0-9a-f]{64}$'),
  on_day date not null,
  by_subject text not null,
  reference text,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  primary key (tenant_id, year, document, version),
  foreign key (tenant_id, year) references fiscal_year
);
select kyodo_protect('audit_opinion', 'append-only');
