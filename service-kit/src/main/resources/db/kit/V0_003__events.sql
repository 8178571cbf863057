-- The outbox: written with the state change it reports, published by the relay. Identity order is not
-- commit order, so the relay selects by the missing published_at, never by "greater than the last".
create table outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  event_id uuid not null unique,
  topic text not null,
  key text not null,
  payload text not null,
  recorded_at timestamptz not null,
  published_at timestamptz
);
create index outbox_unpublished on outbox (id) where published_at is null;
select kyodo_protect('outbox', 'append-only');
grant update (published_at) on outbox to ${app_role};

-- The inbox: an event takes effect once, in the transaction that notes it here.
create table inbox (
  tenant_id uuid not null,
  event_id uuid not null,
  type text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, event_id)
);
select kyodo_protect('inbox', 'append-only');

-- The highest sequence applied per aggregate and family of facts, against events out of order.
create table inbox_position (
  tenant_id uuid not null,
  family text not null,
  aggregate uuid not null,
  sequence bigint not null,
  primary key (tenant_id, family, aggregate)
);
select kyodo_protect('inbox_position', 'mutable');

-- Events that could not take effect, with the reason; they block nothing and can be replayed.
create table dead_letter (
  id uuid primary key,
  tenant_id uuid not null,
  topic text not null,
  partition_number int not null,
  record_offset bigint not null,
  payload text not null,
  reason text not null,
  recorded_at timestamptz not null,
  replayed_at timestamptz,
  unique (topic, partition_number, record_offset)
);
select kyodo_protect('dead_letter', 'append-only');
grant update (replayed_at) on dead_letter to ${app_role};
