-- A reduction of the unit amount and how far it has got (JP-031). One is under way at a time.
create table unit_cut (
  tenant_id uuid not null references cooperative,
  unit_cut_id uuid not null,
  amount_before bigint not null,
  amount_after bigint not null check (amount_after > 0 and amount_after < amount_before),
  resolution_id uuid not null,
  resolved_on date not null,
  documents_on date check (documents_on >= resolved_on),
  notice_on date check (notice_on >= documents_on),
  objections_until date check (objections_until > notice_on),
  objections int not null default 0 check (objections >= 0),
  objections_settled boolean not null default false,
  effective_on date check (effective_on > objections_until),
  recorded_at timestamptz not null,
  primary key (tenant_id, unit_cut_id),
  check ((notice_on is null) = (objections_until is null)),
  check (notice_on is null or documents_on is not null),
  check (effective_on is null or (objections_until is not null
    and (objections = 0 or objections_settled)))
);
select kyodo_protect('unit_cut', 'append-only');
grant update (documents_on, notice_on, objections_until, objections, objections_settled, effective_on)
  on unit_cut to ${app_role};
create unique index one_unit_cut on unit_cut (tenant_id) where effective_on is null;
