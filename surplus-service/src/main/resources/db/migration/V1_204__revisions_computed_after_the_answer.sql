-- A large co-op's draft is computed again after the answer as well: a computation for each revision that was asked
-- for, and each attempt at it.
alter table plan_computation add column revision int not null default 1 check (revision > 0);
alter table plan_computation add column attempt int not null default 1 check (attempt > 0);
alter table plan_computation drop constraint plan_computation_pkey;
alter table plan_computation add primary key (tenant_id, plan_id, attempt);
