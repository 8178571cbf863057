-- The plans of large co-ops that are made after their request was answered. The plan itself is there only when
-- all of it is: it is written in one transaction, which is begun anew when it is interrupted.
create table plan_computation (
  tenant_id uuid not null,
  plan_id uuid not null,
  year text not null,
  request text not null,
  subject text not null,
  request_id text not null,
  language text not null,
  written int not null default 0 check (written >= 0),
  recorded_at timestamptz not null,
  finished_at timestamptz,
  problem text,
  primary key (tenant_id, plan_id),
  foreign key (tenant_id, year) references fiscal_year,
  check (problem is null or finished_at is not null)
);
create index plan_computation_open on plan_computation (recorded_at) where finished_at is null;
select kyodo_protect('plan_computation', 'append-only');
grant update (written, finished_at, problem) on plan_computation to ${app_role};
