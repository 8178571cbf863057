-- A large plan is executed in chunks, each in a transaction of its own: EXECUTING until all lines are
-- written and compared.
alter table plan_state drop constraint plan_state_state_check;
alter table plan_state add constraint plan_state_state_check
  check (state in ('SUBMITTED', 'ADOPTED', 'EXECUTING', 'EXECUTED'));

create table execution (
  tenant_id uuid not null,
  plan_id uuid not null,
  revision int not null,
  executed_on date not null,
  lines int not null check (lines >= 0),
  currency text not null,
  recorded_at timestamptz not null,
  finished_at timestamptz,
  halted text,
  primary key (tenant_id, plan_id),
  foreign key (tenant_id, plan_id, revision) references plan_revision,
  check (finished_at is null or halted is null)
);
create index execution_open on execution (recorded_at) where finished_at is null and halted is null;
select kyodo_protect('execution', 'append-only');
grant update (finished_at, halted) on execution to ${app_role};

-- The places of the shares that one transaction wrote, and their sums. Chunks lie end to end.
create table execution_chunk (
  tenant_id uuid not null,
  plan_id uuid not null,
  first int not null check (first >= 0),
  last int not null,
  amount bigint not null,
  cash bigint not null,
  retained bigint not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, first),
  unique (tenant_id, plan_id, last),
  foreign key (tenant_id, plan_id) references execution,
  check (last >= first),
  check (amount = cash + retained)
);
select kyodo_protect('execution_chunk', 'append-only');

-- These only read a setting, so a query over many rows may use every processor.
alter function kyodo_tenant() parallel safe;
alter function kyodo_all_tenants() parallel safe;
