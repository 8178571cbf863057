create table dues_policy (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  name text not null,
  line text not null,
  kinds jsonb not null,
  terms jsonb not null,
  adopted_on date not null,
  decision text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index dues_policy_page on dues_policy (tenant_id, number);
select kyodo_protect('dues_policy', 'append-only');

-- One run per policy and fiscal year, and one correction per run.
create table dues_run (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  policy_id uuid not null,
  fiscal_year text not null,
  count_as_of date not null,
  assessed_on date not null,
  due_on date not null,
  corrects uuid,
  reason text,
  snapshot_id uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, policy_id) references dues_policy,
  foreign key (tenant_id, corrects) references dues_run,
  foreign key (tenant_id, snapshot_id) references count_snapshot,
  unique (tenant_id, corrects),
  check (corrects is null or reason is not null)
);
create unique index dues_run_first on dues_run (tenant_id, policy_id, fiscal_year) where corrects is null;
create index dues_run_page on dues_run (tenant_id, number);
select kyodo_protect('dues_run', 'append-only');

create table dues_assessment (
  tenant_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  organisation_id uuid not null,
  code text not null,
  members bigint not null,
  affiliated_from date not null,
  lines jsonb not null,
  amount bigint not null check (amount >= 0),
  carried_in bigint not null,
  corrects uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, run_id, organisation_id),
  unique (tenant_id, corrects),
  foreign key (tenant_id, run_id) references dues_run,
  foreign key (tenant_id, organisation_id) references organisation,
  foreign key (tenant_id, corrects) references dues_assessment
);
create index dues_assessment_page on dues_assessment (tenant_id, run_id, code);
select kyodo_protect('dues_assessment', 'append-only');

-- A correcting run credits each assessment of the run it corrects in full, once.
create table credit_note (
  tenant_id uuid not null,
  assessment_id uuid not null,
  run_id uuid not null,
  amount bigint not null check (amount >= 0),
  carried_out bigint not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, assessment_id),
  foreign key (tenant_id, assessment_id) references dues_assessment,
  foreign key (tenant_id, run_id) references dues_run
);
create index credit_note_of_run on credit_note (tenant_id, run_id);
select kyodo_protect('credit_note', 'append-only');

create table dues_payment (
  tenant_id uuid not null,
  id uuid not null,
  number bigint generated always as identity,
  assessment_id uuid not null,
  amount bigint not null check (amount > 0),
  paid_on date not null,
  business_key text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, business_key),
  foreign key (tenant_id, assessment_id) references dues_assessment
);
create index dues_payment_of on dues_payment (tenant_id, assessment_id, number);
select kyodo_protect('dues_payment', 'append-only');
