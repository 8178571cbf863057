-- Units that are given up may be unpaid. What was unpaid of them fell away, or may be called when the
-- debts exceeded the assets (JP-055). Those that were settled before this were paid up.
alter table unit_reduction
  add column unpaid bigint check (unpaid >= 0),
  add column callable bigint check (callable between 0 and unpaid),
  add column call_lapses_after date,
  add constraint unit_reduction_unpaid check ((unpaid is null) = (callable is null)
    and (unpaid is null) = (call_lapses_after is null)
    and (unpaid is null or state = 'SETTLED'));
grant update (unpaid, callable, call_lapses_after) on unit_reduction to ${app_role};
