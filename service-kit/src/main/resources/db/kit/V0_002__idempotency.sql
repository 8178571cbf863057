-- The first answer to each Idempotency-Key, written in the transaction of its effect.
create table idempotency (
  tenant_id uuid not null,
  key text not null,
  fingerprint text not null,
  status int not null,
  location text,
  version bigint,
  body text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, key)
);
select kyodo_protect('idempotency', 'append-only');

-- Serialises the requests of one key, then reads what the first of them answered. The function is
-- volatile, so the read sees what was committed while the lock was awaited.
create function kyodo_idempotency(of_tenant uuid, of_key text) returns setof idempotency
language plpgsql volatile as
$$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_tenant::text || '/' || of_key, 0));
  return query select * from idempotency where tenant_id = of_tenant and key = of_key;
end
$$;
