-- The payment of a benefit may come back from the bank and be made again. Each payment follows the
-- promise or a return, each return follows its payment, and nothing follows the same twice: so a
-- claim is never paid beyond what was promised, whoever pays.
set local kyodo.tenant = '*';

alter table benefit_posting
  drop constraint benefit_posting_tenant_id_claim_id_debit_key,
  drop constraint benefit_posting_check,
  drop constraint benefit_posting_check1;
alter table benefit_posting
  add column turn int not null default 1 check (turn > 0),
  add column after_debit text generated always as (
    case
      when debit = 'CASH' then 'BENEFITS_PAYABLE'
      when debit = 'BENEFITS_PAYABLE' and turn > 1 then 'CASH'
      when debit = 'BENEFITS_PAYABLE' then 'BENEFITS'
    end) stored,
  add column after_turn int generated always as (
    case
      when debit = 'CASH' then turn
      when debit = 'BENEFITS_PAYABLE' then greatest(turn - 1, 1)
    end) stored;
alter table benefit_posting
  add check ((debit, credit) in (('BENEFITS', 'BENEFITS_PAYABLE'), ('BENEFITS_PAYABLE', 'CASH'),
    ('CASH', 'BENEFITS_PAYABLE'))),
  add check (debit <> 'BENEFITS' or turn = 1),
  add check ((debit = 'BENEFITS') = (reference is null)),
  add unique (tenant_id, claim_id, debit, turn),
  add foreign key (tenant_id, claim_id, after_debit, after_turn)
    references benefit_posting (tenant_id, claim_id, debit, turn);
