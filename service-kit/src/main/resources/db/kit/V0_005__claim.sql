-- What a command begins with, in one round trip: the transaction becomes the tenant's, waits five seconds
-- at most for other requests of its key and thirty for whatever it locks after that, and reads what the
-- first of them answered.
create function kyodo_claim(of_tenant uuid, of_key text) returns setof idempotency
language plpgsql volatile as
$$
begin
  perform set_config('kyodo.tenant', of_tenant::text, true), set_config('lock_timeout', '5s', true);
  return query select * from kyodo_idempotency(of_tenant, of_key);
  perform set_config('lock_timeout', '30s', true);
end
$$;
