-- A scheme ends. A claim is withdrawn until it is paid, and what was promised for it is released: in the
-- place of the payment, since nothing follows the same posting twice.
set local kyodo.tenant = '*';

alter table benefit_scheme add column ends_on date check (ends_on >= effective_on);
grant update (ends_on) on benefit_scheme to ${app_role};

alter table benefit_claim
  drop constraint benefit_claim_state_check,
  drop constraint benefit_claim_check1;
alter table benefit_claim
  add column withdrawn_on date,
  add column withdrawn_by text;
alter table benefit_claim
  add check (state in ('CLAIMED', 'APPROVED', 'REFUSED', 'PAID', 'WITHDRAWN')),
  add check (state = 'WITHDRAWN' or (state = 'CLAIMED') = (decided_on is null)),
  add check ((state = 'WITHDRAWN') = (withdrawn_on is not null)),
  add check ((withdrawn_on is null) = (withdrawn_by is null)),
  add check (withdrawn_on >= claimed_on and withdrawn_on >= coalesce(decided_on, claimed_on));
grant update (withdrawn_on, withdrawn_by) on benefit_claim to ${app_role};
drop index benefit_claim_once;
create unique index benefit_claim_once on benefit_claim (tenant_id, code, member_id, happened_on)
  where state not in ('REFUSED', 'WITHDRAWN');

alter table benefit_posting
  drop constraint benefit_posting_check,
  drop constraint benefit_posting_check2;
alter table benefit_posting
  add check ((debit, credit) in (('BENEFITS', 'BENEFITS_PAYABLE'), ('BENEFITS_PAYABLE', 'CASH'),
    ('CASH', 'BENEFITS_PAYABLE'), ('BENEFITS_PAYABLE', 'BENEFITS'))),
  add check (('CASH' in (debit, credit)) = (reference is not null));
