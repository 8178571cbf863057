-- Further free words about a member: payments' references and why one was taken back, why work was
-- corrected, what the bank said. A reference stays a key of its own that nobody else has.
create function kyodo_erase_remarks(of_tenant uuid, of_members uuid[], of_payees uuid[]) returns int
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
  where tenant_id = of_tenant and member_id = any(of_members)
    and reason is not null and reason <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update work_entry set reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members)
    and reason is not null and reason <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update payment_step s set reason = '[erased]'
  from payment_line l
  where s.tenant_id = of_tenant and s.reason is not null and s.reason <> '[erased]'
    and l.tenant_id = of_tenant and l.batch_id = s.batch_id and l.line = s.line
    and l.payee_id = any(of_payees);
  update payment_line set reason = '[erased]'
  where tenant_id = of_tenant and payee_id = any(of_payees)
    and reason is not null and reason <> '[erased]';
  get diagnostics erased = row_count;
  return total + erased;
end
$$;
revoke execute on function kyodo_erase_remarks from public;
grant execute on function kyodo_erase_remarks to ${app_role};
