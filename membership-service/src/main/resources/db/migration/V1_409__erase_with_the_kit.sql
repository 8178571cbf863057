-- What the kit's tables keep of a person is erased by the kit's own function: accounts, words about
-- payments, reasons, stored answers.
drop function kyodo_erase_answers(uuid, uuid[]);
drop function kyodo_erase_remarks(uuid, uuid[], uuid[]);

create function kyodo_erase_remarks(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
  total int := 0;
begin
  update journal set reference = 'erased:' || journal_id
  where tenant_id = of_tenant and member_id = any(of_members)
    and reference !~ '^(erased:|(batch-|dividend/)[0-9a-f-]{36}/)';
  get diagnostics erased = row_count;
  total := total + erased;
  update journal set reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reason <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update work_entry set reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reason <> '[erased]';
  get diagnostics erased = row_count;
  return total + erased;
end
$$;
revoke execute on function kyodo_erase_remarks from public;
grant execute on function kyodo_erase_remarks to ${app_role};

-- Who was erased before.
select set_config('kyodo.tenant', '*', true);
insert into erased_id
select tenant_id, unnest(former_ids || member_ids || person_id), erased_at from erasure
on conflict do nothing;
select set_config('kyodo.tenant', '', true);
