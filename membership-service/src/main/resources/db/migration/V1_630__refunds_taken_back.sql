-- Which payment outside of a batch paid a claim, so that the claim is open again when that payment is
-- taken back.
set local kyodo.tenant = '*';

alter table refund_claim
  add column paid_by uuid,
  add foreign key (tenant_id, paid_by) references journal,
  add constraint refund_claim_paid_by check (paid_by is null or paid_on is not null);
grant update (paid_by) on refund_claim to ${app_role};

-- Of a member who was paid once on a day, and not by a bank's batch, all claims paid on it were.
update refund_claim c set paid_by = j.journal_id
from journal j
where j.tenant_id = c.tenant_id and j.member_id = c.member_id and j.kind = 'REFUND'
  and j.effective_on = c.paid_on
  and not exists (select from journal o
    where o.tenant_id = j.tenant_id and o.member_id = j.member_id and o.kind = 'REFUND'
      and o.effective_on = j.effective_on and o.journal_id <> j.journal_id)
  and not exists (select from payment_line l
    where l.tenant_id = c.tenant_id and l.claim = c.claim_id::text and l.state = 'PAID');
