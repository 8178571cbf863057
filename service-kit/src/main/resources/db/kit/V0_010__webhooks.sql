-- Where a tenant wants its events sent. No event types means all of them.
create table webhook (
  tenant_id uuid not null,
  webhook_id uuid not null,
  version bigint not null check (version > 0),
  url text not null,
  event_types text[] not null,
  description text,
  state text not null check (state in ('ACTIVE', 'OFF', 'DISABLED')),
  disabled_reason text,
  failing_since timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, webhook_id),
  check ((state = 'DISABLED') = (disabled_reason is not null))
);
select kyodo_protect('webhook', 'mutable');

-- A secret signs until it expires; after a rotation the old and the new one sign side by side.
create table webhook_secret (
  tenant_id uuid not null,
  webhook_id uuid not null,
  secret text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (tenant_id, webhook_id, secret),
  foreign key (tenant_id, webhook_id) references webhook
);
select kyodo_protect('webhook_secret', 'append-only');
grant update (expires_at) on webhook_secret to ${app_role};

-- One event on its way to one webhook: written with the outbox row it sends. Tries count from the
-- last time it was queued, attempts from the first.
create table webhook_delivery (
  tenant_id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null references outbox (event_id),
  event_type text not null,
  state text not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
  attempts int not null check (attempts >= 0),
  tries int not null check (tries between 0 and attempts),
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, webhook_id, event_id),
  foreign key (tenant_id, webhook_id) references webhook
);
select kyodo_protect('webhook_delivery', 'append-only');
grant update (state, attempts, tries, due_at) on webhook_delivery to ${app_role};
create index webhook_delivery_due on webhook_delivery (tenant_id, webhook_id, due_at)
  where state = 'PENDING';

create table webhook_attempt (
  tenant_id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  number int not null check (number > 0),
  attempted_at timestamptz not null,
  duration_millis bigint not null check (duration_millis >= 0),
  response_status int,
  response_start text,
  error text,
  primary key (tenant_id, webhook_id, event_id, number),
  foreign key (tenant_id, webhook_id, event_id) references webhook_delivery,
  check ((response_status is null) = (error is not null))
);
select kyodo_protect('webhook_attempt', 'append-only');

-- For replays of a stretch of time.
create index outbox_tenant on outbox (tenant_id, recorded_at);
