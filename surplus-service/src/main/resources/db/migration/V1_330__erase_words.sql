-- Free words about members, in records that stay: what a use of a fund was asked for and how it ended, the
-- vouchers of it, of capital accounts and of what was paid back. A journal's voucher goes where the journal
-- speaks of nobody else; interest of a whole year names the year, by which it is found again. That there
-- were words is still seen.
create function kyodo_erase_words(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  uses uuid[] := array(select use_id from fund_use
    where tenant_id = of_tenant and member_id = any(of_members));
  journals uuid[] := array(
    select journal_id from fund_spending where tenant_id = of_tenant and use_id = any(uses)
    union
    select journal_id from capital_entry
    where tenant_id = of_tenant and kind in ('OPENING', 'INTEREST', 'REDEMPTION')
      and reference not like 'interest of %'
      and journal_id in (select journal_id from capital_entry
        where tenant_id = of_tenant and member_id = any(of_members))
    group by journal_id having bool_and(member_id = any(of_members))
    union
    select j.journal_id from dividend_repayment r join journal j
      on j.tenant_id = r.tenant_id and j.kind = 'REPAYMENT' and j.recorded_at = r.recorded_at
        and j.reference = r.reference
    where r.tenant_id = of_tenant and r.member_id = any(of_members));
  erased int;
  total int := 0;
begin
  update fund_use set subject = '[erased]'
  where tenant_id = of_tenant and use_id = any(uses) and subject <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update fund_use_state set note = '[erased]'
  where tenant_id = of_tenant and use_id = any(uses) and note <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update fund_use_evidence set reference = '[erased]'
  where tenant_id = of_tenant and use_id = any(uses) and reference <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update fund_spending set reference = '[erased]'
  where tenant_id = of_tenant and use_id = any(uses);
  update capital_entry set reference = '[erased]'
  where tenant_id = of_tenant and journal_id = any(journals);
  update dividend_repayment set reference = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members);
  update journal set reference = '[erased]'
  where tenant_id = of_tenant and journal_id = any(journals) and reference <> '[erased]';
  get diagnostics erased = row_count;
  return total + erased;
end
$$;
revoke execute on function kyodo_erase_words from public;
grant execute on function kyodo_erase_words to ${app_role};
