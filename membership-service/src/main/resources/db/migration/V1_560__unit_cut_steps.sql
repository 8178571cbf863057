-- A step of a reduction of the unit amount is corrected with a reason, and how it stood is kept
-- (JP-031); objections are settled with a statement of how; a reduction is dropped as long as it has
-- not taken effect.
set local kyodo.tenant = '*';

alter table unit_cut
  add column settled_paid int check (settled_paid >= 0),
  add column settled_secured int check (settled_secured >= 0),
  add column settled_entrusted int check (settled_entrusted >= 0),
  add column settled_unharmed int check (settled_unharmed >= 0),
  add column dropped_on date check (dropped_on >= resolved_on),
  add column drop_reason text,
  add constraint unit_cut_dropped check ((dropped_on is null) = (drop_reason is null)),
  add constraint unit_cut_dropped_or_effective check (dropped_on is null or effective_on is null);
grant update (settled_paid, settled_secured, settled_entrusted, settled_unharmed, dropped_on,
  drop_reason) on unit_cut to ${app_role};

drop index one_unit_cut;
create unique index one_unit_cut on unit_cut (tenant_id)
  where effective_on is null and dropped_on is null;

create table unit_cut_correction (
  tenant_id uuid not null,
  correction_id uuid not null,
  unit_cut_id uuid not null,
  step text not null check (step in ('DOCUMENTS', 'NOTICE', 'OBJECTIONS')),
  reason text not null,
  documents_on date,
  notice_on date,
  objections_until date,
  objections int not null,
  objections_settled boolean not null,
  settled_paid int,
  settled_secured int,
  settled_entrusted int,
  settled_unharmed int,
  recorded_at timestamptz not null,
  primary key (tenant_id, correction_id),
  foreign key (tenant_id, unit_cut_id) references unit_cut
);
select kyodo_protect('unit_cut_correction', 'append-only');
create index unit_cut_correction_cut on unit_cut_correction (tenant_id, unit_cut_id);
