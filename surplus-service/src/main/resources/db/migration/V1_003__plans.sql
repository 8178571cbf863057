create table plan (
  tenant_id uuid not null,
  plan_id uuid not null,
  year text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id),
  foreign key (tenant_id, year) references fiscal_year
);
create index plan_of_year on plan (tenant_id, year);
select kyodo_protect('plan', 'append-only');

-- A draft computed again is a new revision with a hash of its own.
create table plan_revision (
  tenant_id uuid not null,
  plan_id uuid not null,
  revision int not null check (revision > 0),
  program text not null,
  inputs text not null,
  result text not null,
  hash text not null,
  distributed bigint not null check (distributed >= 0),
  currency text not null,
  note text,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, revision),
  foreign key (tenant_id, plan_id) references plan
);
select kyodo_protect('plan_revision', 'append-only');

create table plan_measure (
  tenant_id uuid not null,
  plan_id uuid not null,
  revision int not null,
  member_id uuid not null,
  member_number bigint not null,
  minutes bigint not null,
  days bigint not null,
  other text not null,
  primary key (tenant_id, plan_id, revision, member_id),
  foreign key (tenant_id, plan_id, revision) references plan_revision
);
select kyodo_protect('plan_measure', 'append-only');

create table plan_share (
  tenant_id uuid not null,
  plan_id uuid not null,
  revision int not null,
  ordinal int not null,
  step text not null,
  member_id uuid not null,
  member_number bigint not null,
  minutes bigint not null,
  days bigint not null,
  weight text not null,
  quota text not null,
  floor bigint not null,
  remainder_unit boolean not null,
  capped boolean not null,
  amount bigint not null check (amount >= 0),
  cash bigint not null check (cash >= 0),
  retained bigint not null check (retained >= 0),
  currency text not null,
  primary key (tenant_id, plan_id, revision, ordinal),
  unique (tenant_id, plan_id, revision, step, member_id),
  foreign key (tenant_id, plan_id, revision) references plan_revision,
  check (amount = cash + retained)
);
select kyodo_protect('plan_share', 'append-only');

-- A plan's life: each state is reached once, and one plan of a year is adopted, and executed.
create table plan_state (
  tenant_id uuid not null,
  plan_id uuid not null,
  state text not null check (state in ('SUBMITTED', 'ADOPTED', 'EXECUTED')),
  year text not null,
  revision int not null,
  hash text not null,
  on_day date not null,
  resolution_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, state),
  foreign key (tenant_id, plan_id, revision) references plan_revision,
  check ((state = 'ADOPTED') = (resolution_id is not null))
);
create unique index plan_adopted_of_year on plan_state (tenant_id, year) where state = 'ADOPTED';
create unique index plan_executed_of_year on plan_state (tenant_id, year) where state = 'EXECUTED';
select kyodo_protect('plan_state', 'append-only');

-- Resolutions that named a plan and did not adopt it.
create table adoption_mismatch (
  tenant_id uuid not null,
  resolution_id uuid not null,
  plan_id uuid not null,
  reason text not null,
  given_hash text,
  adopted_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, resolution_id),
  foreign key (tenant_id, plan_id) references plan
);
select kyodo_protect('adoption_mismatch', 'append-only');

-- What was executed: one row per member and step, written once.
create table allocation (
  tenant_id uuid not null,
  plan_id uuid not null,
  step text not null,
  member_id uuid not null,
  member_number bigint not null,
  amount bigint not null check (amount >= 0),
  cash bigint not null check (cash >= 0),
  retained bigint not null check (retained >= 0),
  currency text not null,
  executed_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, step, member_id),
  foreign key (tenant_id, plan_id) references plan,
  check (amount = cash + retained)
);
create index allocation_of_member on allocation (tenant_id, member_id);
select kyodo_protect('allocation', 'append-only');
