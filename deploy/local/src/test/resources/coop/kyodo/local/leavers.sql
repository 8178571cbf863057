-- In every co-op: so many members with two units each, paid on 10 April 2025, of whom so many gave
-- notice in time for 31 March 2026.
begin;
create temporary table seeded as
select c.tenant_id, i.number, md5(c.tenant_id || 'member' || i.number)::uuid as member_id,
  i.number <= current_setting('kyodo.leavers')::int as leaves
from cooperative c, generate_series(1,
  current_setting('kyodo.leavers')::int + current_setting('kyodo.staying')::int) as i (number);

insert into person (tenant_id, person_id, recorded_at)
select tenant_id, member_id, now() from seeded;

insert into person_version (tenant_id, person_id, version, name, address, recorded_at)
select tenant_id, member_id, 1, '組合員' || number, '横浜市', now() from seeded;

insert into member (tenant_id, member_id, person_id, state, version, units_applied, applied_on,
  accepted_on, member_number, admitted_on, admitted_at, recorded_at)
select tenant_id, member_id, member_id, case when leaves then 'LEAVING' else 'MEMBER' end, 3, 2,
  '2025-04-01', '2025-04-05', number, '2025-04-10', now(), now()
from seeded;

insert into journal (tenant_id, journal_id, number, kind, member_id, units, effective_on,
  recorded_at, reference)
select tenant_id, md5(member_id || 'deposit')::uuid, 2 * number - 1, 'DEPOSIT', member_id, 0,
  date '2025-04-10', now(), 'bank-' || number
from seeded
union all
select tenant_id, md5(member_id || 'admission')::uuid, 2 * number, 'ADMISSION', member_id, 2,
  date '2025-04-10', now(), null
from seeded;

insert into posting (tenant_id, journal_id, account, amount)
select tenant_id, md5(member_id || 'deposit')::uuid, p.account, p.amount
from seeded, (values ('CASH', 100000), ('DEPOSITS', -100000)) as p (account, amount)
union all
select tenant_id, md5(member_id || 'admission')::uuid, p.account, p.amount
from seeded, (values ('DEPOSITS', 100000), ('CAPITAL', -100000)) as p (account, amount);

insert into account_balance (tenant_id, account, balance)
select tenant_id, p.account, p.amount * count(*)
from seeded, (values ('CASH', 100000), ('DEPOSITS', 0), ('CAPITAL', -100000)) as p (account, amount)
group by tenant_id, p.account, p.amount;

insert into holding (tenant_id, member_id, units, paid_in, deposits, refund_payable)
select tenant_id, member_id, 2, 100000, 0, 0 from seeded;

insert into withdrawal (tenant_id, withdrawal_id, member_id, notice_on, fiscal_year_end,
  last_day_in_time, effective_on, valued_on, notice_days, clear_days, open, recorded_at)
select tenant_id, md5(member_id || 'notice')::uuid, member_id, '2025-12-01', '2026-03-31',
  '2025-12-31', '2026-03-31', '2026-03-31', 90, 0, true, now()
from seeded where leaves;

insert into counter (tenant_id, name, value)
select tenant_id, c.name, c.each * count(*)
from seeded, (values ('member', 1), ('journal', 2)) as c (name, each)
group by tenant_id, c.name, c.each;

insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at, published_at)
select tenant_id, md5(member_id || 'event')::uuid, 'kyodo.membership.v1', member_id,
  '{"type": "coop.kyodo.membership.member-admitted.v1"}', now(), now()
from seeded;
commit;
