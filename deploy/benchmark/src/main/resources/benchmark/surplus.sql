-- What the surplus service knows of a co-op, as membership's events would have told it: its articles, its
-- members with their capital, and so many closed months of everybody's work, the last of them March 2026.
-- Every tenth member has 20,000 yen of capital unpaid.
--
-- :tenant (a quoted id), :members and :months are replaced as text. Run as the tables' owner.
select set_config('kyodo.tenant', :tenant, false);

insert into articles (tenant_id, version, name, profile, effective_on, document, recorded_at)
values (:tenant, 1, 'Workers'' Co-op', 'JP_ACT_2022',
  (date '2026-03-01' - interval '1 month' * (:months - 1))::date,
  '{"unitAmount": {"amount": "50000", "currency": "JPY"}, "fiscalYearEnd": "03-31",
    "withdrawalNoticeDays": 90, "clearDays": 0,
    "reserveTarget": {"amount": "1500000", "currency": "JPY"},
    "surplus": {"reserveRate": "1/10", "jobCreationRate": "1/20", "educationRate": "1/20",
      "dividendsToUnpaidCapital": true}}',
  now());

insert into member_change (tenant_id, member_id, sequence, kind, member_number, on_day, recorded_at)
select :tenant, ('01980000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 'ADMITTED', n,
  '2025-04-01', now()
from generate_series(1, :members) n;

-- Each notice is its member's first one, so that none stands between others.
alter table member_capital disable trigger member_capital_between;

insert into member_capital (tenant_id, member_id, sequence, effective_on, subscribed, paid_in, currency,
  recorded_at)
select :tenant, ('01980000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, '2025-04-01',
  50000, case when n % 10 = 0 then 30000 else 50000 end, 'JPY', now()
from generate_series(1, :members) n;

alter table member_capital enable trigger member_capital_between;

insert into work_period (tenant_id, period, sequence, closed_on, recorded_at)
select :tenant, to_char(month, 'YYYY-MM'), 1, (month + interval '1 month 4 days')::date, now()
from generate_series(date '2026-03-01' - interval '1 month' * (:months - 1), date '2026-03-01',
  interval '1 month') month;

insert into work_page (tenant_id, period, sequence, page, recorded_at)
select :tenant, period, 1, 1, now() from work_period where tenant_id = :tenant;

insert into work_total (tenant_id, period, sequence, member_id, minutes, days)
select :tenant, period, 1, ('01980000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
  4800 + n::bigint * 7919 % 4801, 10 + n % 11
from work_period, generate_series(1, :members) n where tenant_id = :tenant;
