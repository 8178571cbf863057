-- What this service knows from membership's events. Rows are facts as they came, so events may come
-- in any order; what holds is asked of them.

create table articles (
  tenant_id uuid not null,
  version int not null,
  name text not null,
  profile text not null,
  effective_on date not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, version)
);
select kyodo_protect('articles', 'append-only');

create table member_change (
  tenant_id uuid not null,
  member_id uuid not null,
  sequence bigint not null,
  kind text not null check (kind in ('ADMITTED', 'LEFT')),
  member_number bigint not null,
  on_day date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id, sequence)
);
select kyodo_protect('member_change', 'append-only');

create table member_capital (
  tenant_id uuid not null,
  member_id uuid not null,
  sequence bigint not null,
  effective_on date not null,
  subscribed bigint not null,
  paid_in bigint not null,
  currency text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id, sequence)
);
select kyodo_protect('member_capital', 'append-only');

-- A closed month of work; a later closing of the same month has a higher sequence and replaces it.
create table work_period (
  tenant_id uuid not null,
  period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
  sequence bigint not null,
  closed_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, period, sequence)
);
select kyodo_protect('work_period', 'append-only');

create table work_total (
  tenant_id uuid not null,
  period text not null,
  sequence bigint not null,
  member_id uuid not null,
  minutes bigint not null check (minutes >= 0),
  days bigint not null check (days >= 0),
  primary key (tenant_id, period, sequence, member_id),
  foreign key (tenant_id, period, sequence) references work_period
);
create index work_total_of_member on work_total (tenant_id, member_id, period);
select kyodo_protect('work_total', 'append-only');
