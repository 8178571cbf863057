-- Fills a registered co-op with members who have histories: two instalments each, a third of them a
-- further unit that was paid later, a twentieth of them gone at the end of March 2024 and refunded.
-- They joined between April 2019 and October 2025, so that the register of two years back has about
-- seven eighths of them. Everything balances: the service's verification finds nothing.
--
-- Statements end with a semicolon at the end of a line and take two named parameters: tenant, the
-- id of a co-op that has no members yet, and members, how many there are to be. All run in one
-- transaction, as the service's role. Afterwards the tables' owner should analyze them.

select set_config('kyodo.tenant', cast(:tenant as text), true);

insert into person (tenant_id, person_id, recorded_at)
select cast(:tenant as uuid), md5(cast(:tenant as text) || '/person/' || i)::uuid,
  timestamp '2019-03-01 03:00' + i % 2400 * interval '1 day'
from generate_series(1, cast(:members as int)) i;

insert into person_version (tenant_id, person_id, version, name, address, recorded_at)
select cast(:tenant as uuid), md5(cast(:tenant as text) || '/person/' || i)::uuid, 1,
  '協同 太郎' || i, '東京都千代田区' || i % 50 + 1 || '-' || i % 7 + 1,
  timestamp '2019-03-01 03:00' + i % 2400 * interval '1 day'
from generate_series(1, cast(:members as int)) i;

insert into member (tenant_id, member_id, person_id, state, version, units_applied, applied_on,
  accepted_on, member_number, admitted_on, admitted_at, left_on, recorded_at)
select cast(:tenant as uuid), md5(cast(:tenant as text) || '/member/' || i)::uuid,
  md5(cast(:tenant as text) || '/person/' || i)::uuid,
  case when gone then 'LEFT' else 'MEMBER' end, 10, 2, joined - 31, joined - 20,
  row_number() over (order by joined, i), joined, joined + time '03:00',
  case when gone then date '2024-03-31' end, joined - 31 + time '03:00'
from generate_series(1, cast(:members as int)) i
cross join lateral (select date '2019-04-01' + i % 2400 as joined,
  i % 20 = 1 and i % 3 <> 0 and i % 2400 < 1461 as gone) m;

insert into journal (tenant_id, journal_id, number, kind, member_id, units, effective_on,
  recorded_at, reference)
select cast(:tenant as uuid), md5(cast(:tenant as text) || '/journal/' || step || '/' || i)::uuid,
  row_number() over (order by moved_on, step, i), kind, md5(cast(:tenant as text) || '/member/' || i)::uuid,
  units, moved_on, moved_on + time '03:00',
  case when kind in ('DEPOSIT', 'PAYMENT', 'REFUND') then 'generated-' || step || '-' || i end
from generate_series(1, cast(:members as int)) i
cross join lateral (select date '2019-04-01' + i % 2400 as joined,
  i % 20 = 1 and i % 3 <> 0 and i % 2400 < 1461 as gone) m
cross join lateral (values
  (1, 'DEPOSIT', 0, joined - 15, true),
  (2, 'DEPOSIT', 0, joined, true),
  (3, 'ADMISSION', 2, joined, true),
  (4, 'SUBSCRIPTION', 1, joined + 40, i % 3 = 0),
  (5, 'PAYMENT', 0, joined + 70, i % 3 = 0),
  (6, 'WITHDRAWAL', -2, date '2024-03-31', gone),
  (7, 'REFUND', 0, date '2024-06-28', gone)) s (step, kind, units, moved_on, happens)
where happens;

insert into posting (tenant_id, journal_id, account, amount)
select j.tenant_id, j.journal_id, p.account, p.amount * u.unit_amount
from journal j
cross join (select cast(articles #>> '{unitAmount,amount}' as bigint) as unit_amount
  from articles where tenant_id = cast(:tenant as uuid) order by version limit 1) u
join (values
  ('DEPOSIT', 'CASH', 1), ('DEPOSIT', 'DEPOSITS', -1),
  ('ADMISSION', 'DEPOSITS', 2), ('ADMISSION', 'CAPITAL', -2),
  ('SUBSCRIPTION', 'UNPAID_CAPITAL', 1), ('SUBSCRIPTION', 'CAPITAL', -1),
  ('PAYMENT', 'CASH', 1), ('PAYMENT', 'UNPAID_CAPITAL', -1),
  ('WITHDRAWAL', 'CAPITAL', 2), ('WITHDRAWAL', 'REFUNDS_PAYABLE', -2),
  ('REFUND', 'REFUNDS_PAYABLE', 2), ('REFUND', 'CASH', -2)) p (kind, account, amount)
  on p.kind = j.kind
where j.tenant_id = cast(:tenant as uuid);

insert into withdrawal (tenant_id, withdrawal_id, member_id, notice_on, fiscal_year_end,
  last_day_in_time, effective_on, valued_on, notice_days, clear_days, open, recorded_at)
select tenant_id, md5(member_id || '/withdrawal')::uuid, member_id, date '2023-09-01',
  date '2024-03-31', date '2024-01-01', date '2024-03-31', date '2024-03-31', 90, 0, false,
  timestamp '2023-09-01 03:00'
from member where tenant_id = cast(:tenant as uuid) and left_on is not null;

insert into year_end (tenant_id, fiscal_year_end, net_assets, units, recorded_at)
select cast(:tenant as uuid), date '2024-03-31', sum(j.units) * min(u.unit_amount), sum(j.units),
  timestamp '2024-05-20 03:00'
from journal j
cross join (select cast(articles #>> '{unitAmount,amount}' as bigint) as unit_amount
  from articles where tenant_id = cast(:tenant as uuid) order by version limit 1) u
where j.tenant_id = cast(:tenant as uuid) and j.effective_on <= date '2024-03-31'
  and j.kind <> 'WITHDRAWAL'
  and exists (select from member
    where tenant_id = cast(:tenant as uuid) and left_on is not null)
having count(*) > 0;

insert into settlement (tenant_id, member_id, fiscal_year_end, units, subscribed, paid_in,
  share_value, refund, callable, claim_lapses_after)
select j.tenant_id, j.member_id, j.effective_on, -j.units, p.amount, p.amount, p.amount, p.amount, 0,
  date '2026-03-31'
from journal j
join posting p on p.tenant_id = j.tenant_id and p.journal_id = j.journal_id and p.account = 'CAPITAL'
where j.tenant_id = cast(:tenant as uuid) and j.kind = 'WITHDRAWAL';

insert into refund_claim (tenant_id, claim_id, member_id, number, claimant_id, due_on, amount,
  lapses_after, paid_on, recorded_at)
select tenant_id, md5(member_id || '/claim')::uuid, member_id, 1, member_id, fiscal_year_end, refund,
  claim_lapses_after, date '2024-06-28', timestamp '2024-05-20 03:00'
from settlement where tenant_id = cast(:tenant as uuid);

insert into holding (tenant_id, member_id, units, paid_in, deposits, refund_payable)
select j.tenant_id, j.member_id, sum(j.units),
  sum(-p.capital - p.unpaid), sum(-p.deposits), sum(-p.refunds)
from journal j
cross join lateral (select
    coalesce(sum(amount) filter (where account = 'CAPITAL'), 0) as capital,
    coalesce(sum(amount) filter (where account = 'UNPAID_CAPITAL'), 0) as unpaid,
    coalesce(sum(amount) filter (where account = 'DEPOSITS'), 0) as deposits,
    coalesce(sum(amount) filter (where account = 'REFUNDS_PAYABLE'), 0) as refunds
  from posting where tenant_id = cast(:tenant as uuid) and journal_id = j.journal_id) p
where j.tenant_id = cast(:tenant as uuid) group by j.tenant_id, j.member_id;

insert into account_balance (tenant_id, account, balance)
select tenant_id, account, sum(amount) from posting
where tenant_id = cast(:tenant as uuid) group by tenant_id, account;

insert into counter (tenant_id, name, value)
values (cast(:tenant as uuid), 'member', cast(:members as int)),
  (cast(:tenant as uuid), 'journal',
   (select count(*) from journal where tenant_id = cast(:tenant as uuid)));

insert into outbox (tenant_id, event_id, topic, key, payload, recorded_at, published_at)
select m.tenant_id, md5(m.member_id || e.type)::uuid, 'kyodo.membership.v1', m.member_id::text,
  json_build_object('specversion', '1.0', 'id', md5(m.member_id || e.type)::uuid,
    'source', '/kyodo/membership', 'type', 'coop.kyodo.membership.' || e.type,
    'subject', m.member_id, 'time', m.admitted_at, 'datacontenttype', 'application/json',
    'cooperative', m.tenant_id, 'sequence', e.sequence,
    'data', json_build_object('cooperativeId', m.tenant_id, 'memberId', m.member_id,
      'memberNumber', m.member_number))::text,
  m.admitted_at, m.admitted_at
from member m
cross join (values ('member-admitted.v1', 1), ('member-left.v1', 5)) e (type, sequence)
where m.tenant_id = cast(:tenant as uuid)
  and (e.type = 'member-admitted.v1' or m.left_on is not null);

select kyodo_audit(cast(:tenant as uuid),
  json_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'actor', 'benchmark', 'action', 'members-generated', 'subject', cast(:tenant as text),
    'request', 'benchmark', 'details', json_build_object('members', cast(:members as int)))::text);
