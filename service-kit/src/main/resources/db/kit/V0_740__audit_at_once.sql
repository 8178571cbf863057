-- Chains entries onto a tenant's log in their order, as one by one, and moves its head once for all of
-- them: a row that a transaction changes again and again is slower to find with every change.
create function kyodo_audit(of_tenant uuid, new_entries text[]) returns setof bigint
language plpgsql volatile as
$$
declare
  head audit_head;
  new_entry text;
  new_hash text;
begin
  insert into audit_head values (of_tenant, 0, repeat('0', 64)) on conflict do nothing;
  select * into strict head from audit_head where tenant_id = of_tenant for update;
  foreach new_entry in array new_entries loop
    new_hash := encode(sha256(convert_to(head.hash || E'\n' || new_entry, 'UTF8')), 'hex');
    head.sequence := head.sequence + 1;
    insert into audit_entry values (of_tenant, head.sequence, new_entry, head.hash, new_hash);
    head.hash := new_hash;
    return next head.sequence;
  end loop;
  update audit_head set sequence = head.sequence, hash = head.hash where tenant_id = of_tenant;
end
$$;

create or replace function kyodo_audit(of_tenant uuid, new_entry text) returns bigint
language sql volatile as
$$
  select kyodo_audit(of_tenant, array[new_entry])
$$;
