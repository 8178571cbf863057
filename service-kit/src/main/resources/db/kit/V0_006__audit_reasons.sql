-- Why something was done, in the words of whoever did it: free text, which may name somebody. The chain
-- covers a salted digest of it, so the words can be taken out and every link still follows from the one
-- before. Entries that are older than this table hold their words themselves.
create table audit_reason (
  tenant_id uuid not null,
  sequence bigint not null,
  salt text,
  reason text,
  erased_at timestamptz,
  primary key (tenant_id, sequence),
  foreign key (tenant_id, sequence) references audit_entry,
  check ((reason is null) = (salt is null)),
  check ((reason is null) = (erased_at is not null))
);
select kyodo_protect('audit_reason', 'append-only');

-- Takes out the reasons of the entries that speak of any of these ids or are about any of these subjects,
-- with their salts: what is left of them cannot be guessed. Only for the tenant that the transaction is of.
create function kyodo_erase_reasons(of_tenant uuid, ids uuid[], subjects text[], at timestamptz)
returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update audit_reason r set salt = null, reason = null, erased_at = at
  from audit_entry e
  where r.tenant_id = of_tenant and r.reason is not null
    and e.tenant_id = of_tenant and e.sequence = r.sequence
    and (exists (select from unnest(ids) as id where position(id::text in e.entry) > 0)
      or e.entry::jsonb ->> 'subject' = any(subjects));
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke execute on function kyodo_erase_reasons from public;
grant execute on function kyodo_erase_reasons to ${app_role};
