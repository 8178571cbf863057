-- Who changed what, when and from which request: append-only, each entry's hash covers the one before.
create table audit_entry (
  tenant_id uuid not null,
  sequence bigint not null check (sequence > 0),
  entry text not null,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, sequence)
);
select kyodo_protect('audit_entry', 'append-only');

create table audit_head (
  tenant_id uuid primary key,
  sequence bigint not null,
  hash text not null
);
select kyodo_protect('audit_head', 'mutable');

create function kyodo_audit(of_tenant uuid, new_entry text) returns bigint
language plpgsql volatile as
$$
declare
  head audit_head;
  new_hash text;
begin
  insert into audit_head values (of_tenant, 0, repeat('0', 64)) on conflict do nothing;
  select * into strict head from audit_head where tenant_id = of_tenant for update;
  new_hash := encode(sha256(convert_to(head.hash || E'\n' || new_entry, 'UTF8')), 'hex');
  insert into audit_entry values (of_tenant, head.sequence + 1, new_entry, head.hash, new_hash);
  update audit_head set sequence = head.sequence + 1, hash = new_hash where tenant_id = of_tenant;
  return head.sequence + 1;
end
$$;
