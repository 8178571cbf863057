-- The consent to a transfer names both who gives units and who takes them: it goes with either. What a
-- payment of a benefit was called is words about the member, as with other payments; a reference stays a
-- key of its own that nobody else has.
create or replace function kyodo_erase_consents(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update transfer_consent c set reference = '[erased]'
  where c.tenant_id = of_tenant and c.reference <> '[erased]'
    and (c.member_id = any(of_members) or exists (select from journal j
      where j.tenant_id = of_tenant and j.transfer_id = c.transfer_id
        and j.member_id = any(of_members)));
  get diagnostics erased = row_count;
  return erased;
end
$$;

create function kyodo_erase_benefit_references(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update benefit_posting b set reference = 'erased:' || b.posting_id
  from benefit_claim c
  where b.tenant_id = of_tenant and c.tenant_id = of_tenant and c.claim_id = b.claim_id
    and c.member_id = any(of_members)
    and b.reference !~ '^(erased:|batch-[0-9a-f-]{36}/)';
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke execute on function kyodo_erase_benefit_references from public;
grant execute on function kyodo_erase_benefit_references to ${app_role};
