-- As what somebody works at a site is said in free words, which may be about the member: they go with the
-- erasure, and from the events too that said them and are kept to be sent again.
create function kyodo_erase_roles(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update outbox o set payload = jsonb_set(o.payload::jsonb, '{data,role}', '"[erased]"', false)::text
  from placement p
  where o.tenant_id = of_tenant and p.tenant_id = of_tenant and o.key = p.placement_id::text
    and p.member_id = any(of_members) and p.role <> '[erased]';
  update placement set role = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and role <> '[erased]';
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke execute on function kyodo_erase_roles from public;
grant execute on function kyodo_erase_roles to ${app_role};
