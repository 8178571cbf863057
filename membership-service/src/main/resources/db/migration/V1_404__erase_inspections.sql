-- A member who once looked at the register is named there too: the name and the words go with them.
alter table register_inspection
  alter column requester_name drop not null,
  alter column purpose drop not null;

create function kyodo_erase_inspections(of_tenant uuid, member_ids uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update register_inspection set requester_name = null, purpose = null, explanation = null
  where tenant_id = of_tenant and requester_member_id = any(member_ids)
    and requester_name is not null;
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke execute on function kyodo_erase_inspections from public;
grant execute on function kyodo_erase_inspections to ${app_role};
