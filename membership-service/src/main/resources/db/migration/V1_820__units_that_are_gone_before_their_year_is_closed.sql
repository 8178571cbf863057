-- Units that a member gives up are gone with the year's end (JP-030), and the journals have them until
-- that year is closed, which values them. What of a member's is gone before a day, as far as was known
-- at an instant, with what is subscribed and unpaid on it: of what is given up the unpaid goes first, as
-- much as was unpaid then and ever after. No row where nothing is, or where the membership itself ended
-- by then. The unit amount is the one of the member's own journals, since it falls only when every year
-- before it is closed.
create function given_up_before(of_tenant uuid, of_member uuid, on_day date, known_at timestamptz)
returns table (units bigint, subscribed bigint, unpaid bigint, effective_on date)
language sql stable as
$$
  select r.units, a.subscribed, least(a.subscribed, l.unpaid), r.effective_on
  from unit_reduction r
  cross join lateral (
    select (r.units * (-sum(p.amount) / nullif((
        select sum(j.units) from journal j
        where j.tenant_id = of_tenant and j.member_id = of_member and j.recorded_at <= known_at), 0))
      )::bigint as subscribed
    from journal j join posting p on p.tenant_id = of_tenant and p.journal_id = j.journal_id
      and p.account = 'CAPITAL'
    where j.tenant_id = of_tenant and j.member_id = of_member and j.recorded_at <= known_at) a
  cross join lateral (
    select min(d.unpaid)::bigint as unpaid from (
      select sum(sum(coalesce(p.amount, 0))) over (order by greatest(j.effective_on, r.effective_on))
        as unpaid
      from journal j left join posting p on p.tenant_id = of_tenant and p.journal_id = j.journal_id
        and p.account = 'UNPAID_CAPITAL'
      where j.tenant_id = of_tenant and j.member_id = of_member and j.recorded_at <= known_at
      group by greatest(j.effective_on, r.effective_on)) d) l
  where r.tenant_id = of_tenant and r.member_id = of_member
    and r.effective_on < on_day and r.recorded_at <= known_at
    and r.effective_on > (select coalesce(max(y.fiscal_year_end), '-infinity') from year_end y
      where y.tenant_id = of_tenant and y.recorded_at <= known_at)
    and not exists (select from withdrawal w
      where w.tenant_id = of_tenant and w.member_id = of_member and w.recorded_at <= known_at
        and (w.cancelled_at is null or w.cancelled_at > known_at)
        and w.effective_on <= r.effective_on)
$$;
create index unit_reduction_effective on unit_reduction (tenant_id, effective_on);

-- What the journals had of a certificate's member, when it was issued, beyond what it says: units that
-- were gone already.
alter table certificate
  add column gone_units bigint not null default 0 check (gone_units >= 0),
  add column gone_subscribed bigint not null default 0
    check (gone_subscribed = gone_units * unit_amount),
  add column gone_paid_in bigint not null default 0
    check (gone_paid_in between 0 and gone_subscribed);
