-- A co-op is a tenant of its own: its id is the tenant's. Its row is also the lock that capital
-- commands queue at, so that caps and totals hold under concurrency.
create table cooperative (
  tenant_id uuid primary key,
  profile text not null,
  articles_version int not null check (articles_version > 0),
  recorded_at timestamptz not null
);
select kyodo_protect('cooperative', 'append-only');
grant update (articles_version) on cooperative to ${app_role};

create table articles (
  tenant_id uuid not null references cooperative,
  version int not null check (version > 0),
  name text not null,
  effective_on date not null,
  articles jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, version),
  unique (tenant_id, effective_on)
);
select kyodo_protect('articles', 'append-only');
