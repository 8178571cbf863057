-- Free words about a member, in records that stay. That there were some is still seen.
create function kyodo_erase_words(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
  total int := 0;
begin
  update expulsion set explanation = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members);
  get diagnostics erased = row_count;
  total := total + erased;
  update member_debt set reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members);
  get diagnostics erased = row_count;
  total := total + erased;
  update benefit_claim set reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reason is not null;
  get diagnostics erased = row_count;
  total := total + erased;
  update benefit_evidence e set reference = '[erased]'
  from benefit_claim c
  where e.tenant_id = of_tenant and c.tenant_id = of_tenant and c.claim_id = e.claim_id
    and c.member_id = any(of_members);
  get diagnostics erased = row_count;
  return total + erased;
end
$$;
revoke execute on function kyodo_erase_words from public;
grant execute on function kyodo_erase_words to ${app_role};
