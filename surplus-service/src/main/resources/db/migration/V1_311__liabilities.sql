-- What members and the tax office are owed stands in the funds' ledger: payouts, what the bank does
-- with payments, what comes back, what members pay back, what is remitted.
alter table journal drop constraint journal_kind_check;
alter table journal add constraint journal_kind_check
  check (kind in ('OPENING', 'RESULT', 'DISPOSITION', 'PAYOUT', 'DEPOSIT', 'USE', 'CAPITAL',
    'PAYMENT', 'RETURN', 'REPAYMENT', 'REMITTANCE'));
alter table journal drop constraint journal_of_plan;
alter table journal add constraint journal_of_plan
  check ((plan_id is null) = (kind not in ('OPENING', 'RESULT', 'DISPOSITION', 'PAYOUT')));

-- Tax that was withheld from dividends and paid to the tax office; each has its journal.
create table tax_remittance (
  tenant_id uuid not null,
  remittance_id uuid not null,
  journal_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  on_day date not null,
  reference text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, remittance_id),
  unique (tenant_id, journal_id),
  foreign key (tenant_id, journal_id) references journal
);
select kyodo_protect('tax_remittance', 'append-only');

-- What was paid out before this was posted: one journal for each co-op takes all of it up.
select set_config('kyodo.tenant', '*', true);
create temporary table taken_up on commit drop as
with paid as (
  select o.tenant_id, min(o.currency) as currency, max(e.executed_on) as on_day,
    sum(o.withheld) as withheld, sum(o.unpaid_capital) as applied
  from payout o join executed_plan e on e.tenant_id = o.tenant_id and e.plan_id = o.plan_id
  group by o.tenant_id having count(distinct o.currency) = 1
), returned as (
  select tenant_id, sum(amount) as amount from dividend_return group by tenant_id
), lines as (
  select l.tenant_id, coalesce(sum(l.amount) filter (where l.state = 'SENT'), 0) as sent,
    coalesce(sum(l.amount) filter (where l.state = 'PAID'), 0) as paid
  from payment_line l join payment_batch b using (tenant_id, batch_id)
  where b.purpose = 'DIVIDEND' group by l.tenant_id
)
select p.tenant_id, gen_random_uuid() as journal_id, p.currency, p.on_day,
  p.withheld::bigint as withheld, (p.applied - coalesce(r.amount, 0))::bigint as applied,
  coalesce(l.sent, 0)::bigint as sent, coalesce(l.paid, 0)::bigint as paid
from paid p left join returned r using (tenant_id) left join lines l using (tenant_id)
where p.withheld + p.applied - coalesce(r.amount, 0) + coalesce(l.sent, 0) + coalesce(l.paid, 0) > 0;

with numbered as (
  insert into counter (tenant_id, name, value) select tenant_id, 'journal', 1 from taken_up
  on conflict (tenant_id, name) do update set value = counter.value + 1
  returning tenant_id, value)
insert into journal (tenant_id, journal_id, number, reference, kind, on_day, recorded_at)
select t.tenant_id, t.journal_id, n.value, 'taken up with V1_311', 'PAYMENT', t.on_day, now()
from taken_up t join numbered n using (tenant_id);

insert into posting (tenant_id, journal_id, line, account, side, amount, currency)
select t.tenant_id, t.journal_id, m.line, m.account, m.side, m.amount, t.currency
from taken_up t cross join lateral (values
  (1, 'DIVIDENDS_PAYABLE', 'DEBIT', t.withheld + t.applied + t.sent + t.paid),
  (2, 'WITHHOLDING_TAX_PAYABLE', 'CREDIT', t.withheld),
  (3, 'CAPITAL_PAID_UP', 'CREDIT', t.applied),
  (4, 'BANK_CLEARING', 'CREDIT', t.sent),
  (5, 'BANK', 'CREDIT', t.paid)) as m (line, account, side, amount)
where m.amount > 0;
