-- What other services' events tell: one row per fact, so their order of arrival does not matter.
create table cooperative (
  tenant_id uuid not null,
  articles_version int not null check (articles_version > 0),
  effective_on date not null,
  profile text not null,
  articles text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, articles_version)
);
select kyodo_protect('cooperative', 'append-only');

create table member_admitted (
  tenant_id uuid not null,
  member_id uuid not null,
  member_number bigint not null,
  admitted_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id)
);
select kyodo_protect('member_admitted', 'append-only');

create table member_left (
  tenant_id uuid not null,
  member_id uuid not null,
  left_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id)
);
select kyodo_protect('member_left', 'append-only');

create table plan_submitted (
  tenant_id uuid not null,
  plan_id uuid not null,
  sequence bigint not null,
  hash text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, sequence)
);
select kyodo_protect('plan_submitted', 'append-only');
