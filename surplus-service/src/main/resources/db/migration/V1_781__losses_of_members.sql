-- What members settle of the losses that plans have them bear: paid, or set off against their shares in a
-- later year's plan. The root is the plan of the year that lost; its corrections say what is borne.
alter table journal drop constraint journal_kind_check;
alter table journal add constraint journal_kind_check
  check (kind in ('OPENING', 'RESULT', 'DISPOSITION', 'PAYOUT', 'DEPOSIT', 'USE', 'CAPITAL',
    'PAYMENT', 'RETURN', 'REPAYMENT', 'REMITTANCE', 'LOSS_SETTLEMENT'));

create table member_loss_settlement (
  tenant_id uuid not null,
  settlement_id uuid not null,
  root uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('PAYMENT', 'SET_OFF')),
  plan_id uuid,
  amount bigint not null check (amount > 0),
  currency text not null,
  on_day date not null,
  reference text,
  journal_id uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, settlement_id),
  unique (tenant_id, plan_id, member_id, root),
  foreign key (tenant_id, root) references plan,
  foreign key (tenant_id, plan_id) references plan,
  foreign key (tenant_id, journal_id) references journal,
  check ((kind = 'SET_OFF') = (plan_id is not null)),
  check ((kind = 'PAYMENT') = (reference is not null))
);
create index member_loss_settlement_of_member on member_loss_settlement (tenant_id, member_id, root);
select kyodo_protect('member_loss_settlement', 'append-only');

-- The vouchers of such payments are words about members too.
create or replace function kyodo_erase_words(of_tenant uuid, of_members uuid[]) returns int
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
    where r.tenant_id = of_tenant and r.member_id = any(of_members)
    union
    select journal_id from member_loss_settlement
    where tenant_id = of_tenant and kind = 'PAYMENT' and member_id = any(of_members));
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
  update member_loss_settlement set reference = '[erased]'
  where tenant_id = of_tenant and kind = 'PAYMENT' and member_id = any(of_members);
  update journal set reference = '[erased]'
  where tenant_id = of_tenant and journal_id = any(journals) and reference <> '[erased]';
  get diagnostics erased = row_count;
  return total + erased;
end
$$;
