-- A closing of a month comes in pages, in any order; the month is known when all of them are there.
-- `whole_*` is what the closing said its pages add up to.
alter table work_period add pages int not null default 1 check (pages > 0);
alter table work_period add whole_members bigint;
alter table work_period add whole_minutes bigint;
alter table work_period add whole_days bigint;

create table work_page (
  tenant_id uuid not null,
  period text not null,
  sequence bigint not null,
  page int not null check (page > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, period, sequence, page)
);
select kyodo_protect('work_page', 'append-only');
select set_config('kyodo.tenant', '*', true);
insert into work_page select tenant_id, period, sequence, 1, recorded_at from work_period;
select set_config('kyodo.tenant', '', true);

-- Corrections may take more from a month than it brought.
alter table work_total drop constraint work_total_minutes_check;
alter table work_total drop constraint work_total_days_check;
alter table work_total add grade bigint not null default 0;
alter table work_total add responsibility bigint not null default 0;
