-- A claim ends by its time bar (JP-056) only when the co-op says so: it writes the claim off, once, by a
-- journal of its own kind. A claim that was made in time does not end by it.
alter table refund_claim
  add column claimed_on date,
  add column lapsed_on date,
  add constraint refund_claim_claimed_in_time check (claimed_on <= lapses_after),
  add constraint refund_claim_lapsed check (lapsed_on is null
    or (lapsed_on > lapses_after and claimed_on is null and paid_on is null and replaced_at is null));
grant update (claimed_on, lapsed_on) on refund_claim to ${app_role};

-- Whether the time bar stands against a claim on a day, invoked or not: nobody claimed in time, and no
-- bank was to pay it either.
create function refund_claim_lapsed(owed refund_claim, today date) returns boolean
language sql stable as $$
  select owed.lapsed_on is not null
    or (owed.lapses_after < today and owed.paid_on is null and owed.claimed_on is null
      and not exists (select from payment_line l
        where l.tenant_id = owed.tenant_id and l.claim = owed.claim_id::text
          and l.state in ('PREPARED', 'SENT', 'PAID', 'RETURNED')))
$$;

do $$
declare
  listed text;
begin
  select pg_get_constraintdef(oid) into strict listed from pg_constraint
  where conrelid = 'journal'::regclass and conname = 'journal_kind_check';
  alter table journal drop constraint journal_kind_check;
  execute 'alter table journal add constraint journal_kind_check '
    || replace(listed, '''REFUND''::text', '''REFUND''::text, ''REFUND_LAPSE''::text');
end
$$;
