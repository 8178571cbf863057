-- The ids under which something was kept of a person whose data are erased; no bank account is taken for
-- them again.
create table erased_id (
  tenant_id uuid not null,
  id uuid not null,
  erased_at timestamptz not null,
  primary key (tenant_id, id)
);
select kyodo_protect('erased_id', 'append-only');

-- Whether an id is erased. An erasure of it waits until whoever asked is done, and they wait for the erasure.
create function kyodo_is_erased(of_tenant uuid, of_id uuid) returns boolean
language plpgsql volatile as
$$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_tenant::text || '/person/' || of_id, 0));
  return exists (select from erased_id where tenant_id = of_tenant and id = of_id);
end
$$;

-- A line's words may go where its state does not.
drop trigger payment_line_step on payment_line;
create trigger payment_line_step before update of state on payment_line
  for each row execute function payment_line_steps();

-- Takes out what these tables keep of a person beyond ids, dates and figures: bank accounts, what was said
-- of payments, the reasons of audit entries that speak of any of the ids or are about any of the subjects,
-- and the answers stored for repeated requests. Only for the tenant that the transaction is of.
create function kyodo_erase_kept(of_tenant uuid, ids uuid[], subjects text[], at timestamptz,
  out accounts int, out remarks int, out reasons int, out answers int)
language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_tenant::text || '/person/' || each, 0))
  from (select distinct each from unnest(ids) as each order by each) as sorted;
  insert into erased_id select distinct of_tenant, each, at from unnest(ids) as each
  on conflict do nothing;

  update payee_account set details = null, erased_at = at
  where tenant_id = of_tenant and payee_id = any(ids) and details is not null;
  get diagnostics accounts = row_count;

  update payment_line set reason = '[erased]'
  where tenant_id = of_tenant and payee_id = any(ids) and reason <> '[erased]';
  update payment_step s set reason = '[erased]'
  from payment_line l
  where s.tenant_id = of_tenant and s.reason <> '[erased]'
    and l.tenant_id = of_tenant and l.batch_id = s.batch_id and l.line = s.line
    and l.payee_id = any(ids);
  get diagnostics remarks = row_count;

  reasons := kyodo_erase_reasons(of_tenant, ids, subjects || array(
    select l.batch_id || '/' || l.line from payment_line l
    where l.tenant_id = of_tenant and l.payee_id = any(ids)), at);

  update idempotency set status = 410, location = null, version = null,
    body = '{"type":"urn:kyodo:problem:answer-erased","title":"The answer was erased",'
      '"status":410,"code":"answer-erased"}'
  where tenant_id = of_tenant and status <> 410
    and exists (select from unnest(ids) as each
      where position(each::text in body) > 0 or position(each::text in location) > 0);
  get diagnostics answers = row_count;
end
$$;
revoke execute on function kyodo_erase_kept from public;
grant execute on function kyodo_erase_kept to ${app_role};
revoke update (details, erased_at) on payee_account from ${app_role};
