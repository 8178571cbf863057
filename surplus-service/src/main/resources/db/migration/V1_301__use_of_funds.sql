-- Journals beside those of plans: what came into a fund from outside, and what a use spent.
alter table journal alter column plan_id drop not null;
alter table journal drop constraint journal_kind_check;
alter table journal add constraint journal_kind_check
  check (kind in ('OPENING', 'RESULT', 'DISPOSITION', 'DEPOSIT', 'USE'));
alter table journal add constraint journal_of_plan
  check ((plan_id is null) = (kind in ('DEPOSIT', 'USE')));
alter table journal add column reference text;

-- Funds that the co-op made itself, beside those of its profile.
create table voluntary_fund (
  tenant_id uuid not null,
  fund text not null check (fund ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  decided_on date not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, fund)
);
select kyodo_protect('voluntary_fund', 'append-only');

-- A use reserves its amount from the request on until it is reported or cancelled.
create table fund_use (
  tenant_id uuid not null,
  use_id uuid not null,
  number bigint not null,
  fund text not null,
  purpose text not null,
  subject text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  member_id uuid,
  requested_on date not null,
  spend_by date not null,
  requested_by text not null,
  hash text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, use_id),
  unique (tenant_id, number),
  check (spend_by >= requested_on)
);
create index fund_use_of_fund on fund_use (tenant_id, fund);
select kyodo_protect('fund_use', 'append-only');

-- A use's life: each state is reached once.
create table fund_use_state (
  tenant_id uuid not null,
  use_id uuid not null,
  state text not null check (state in ('APPROVED', 'REPORTED', 'CANCELLED')),
  on_day date not null,
  by_subject text not null,
  resolution_id uuid,
  note text,
  recorded_at timestamptz not null,
  primary key (tenant_id, use_id, state),
  foreign key (tenant_id, use_id) references fund_use,
  check (resolution_id is null or state = 'APPROVED')
);
create unique index fund_use_ends_once on fund_use_state (tenant_id, use_id)
  where state in ('REPORTED', 'CANCELLED');
select kyodo_protect('fund_use_state', 'append-only');

-- What was spent, with the voucher it rests on; each has its journal.
create table fund_spending (
  tenant_id uuid not null,
  spending_id uuid not null,
  use_id uuid not null,
  journal_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  spent_on date not null,
  reference text not null,
  evidence_hash text check (evidence_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  primary key (tenant_id, spending_id),
  unique (tenant_id, journal_id),
  foreign key (tenant_id, use_id) references fund_use,
  foreign key (tenant_id, journal_id) references journal
);
create index fund_spending_of_use on fund_spending (tenant_id, use_id);
select kyodo_protect('fund_spending', 'append-only');

-- What a use's report rests on: names of documents and the SHA-256 of each.
create table fund_use_evidence (
  tenant_id uuid not null,
  use_id uuid not null,
  line int not null,
  reference text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, use_id, line),
  foreign key (tenant_id, use_id) references fund_use
);
select kyodo_protect('fund_use_evidence', 'append-only');

-- What is still reserved by a fund's uses.
create function fund_committed(of_tenant uuid, of_fund text) returns bigint language sql stable as
$$
select coalesce(sum(u.amount - coalesce(s.spent, 0)), 0)::bigint
from fund_use u left join lateral (
  select sum(amount) as spent from fund_spending s
  where s.tenant_id = u.tenant_id and s.use_id = u.use_id) s on true
where u.tenant_id = of_tenant and u.fund = of_fund and not exists (
  select 1 from fund_use_state e where e.tenant_id = u.tenant_id and e.use_id = u.use_id
    and e.state in ('REPORTED', 'CANCELLED'))
$$;

-- The last guard: at the end of a transaction no fund holds less than its uses have reserved, and
-- no use has spent more than its amount. The lock lets the second of two transactions see what the
-- first one did.
create function fund_is_covered(of_tenant uuid, of_fund text) returns void
language plpgsql volatile as
$$
declare
  held numeric;
  committed bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_tenant::text || '/fund/' || of_fund, 0));
  if not exists (select 1 from fund_use where tenant_id = of_tenant and fund = of_fund) then
    return;
  end if;
  select coalesce(sum(case side when 'CREDIT' then amount else -amount end), 0) into held
    from posting where tenant_id = of_tenant and account = of_fund;
  committed := fund_committed(of_tenant, of_fund);
  if committed > held then
    raise exception 'fund % holds %, reserved are %', of_fund, held, committed
      using errcode = 'check_violation';
  end if;
end
$$;

create function posting_is_covered() returns trigger language plpgsql as
$$ begin perform fund_is_covered(new.tenant_id, new.account); return null; end $$;

create function use_is_covered() returns trigger language plpgsql as
$$ begin perform fund_is_covered(new.tenant_id, new.fund); return null; end $$;

create function spending_is_covered() returns trigger language plpgsql as
$$
declare
  approved bigint;
  spent numeric;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.tenant_id::text || '/use/' || new.use_id, 0));
  select amount into approved from fund_use
    where tenant_id = new.tenant_id and use_id = new.use_id;
  select sum(amount) into spent from fund_spending
    where tenant_id = new.tenant_id and use_id = new.use_id;
  if spent > approved then
    raise exception 'use % spent % of %', new.use_id, spent, approved
      using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger posting_covered after insert on posting
  deferrable initially deferred for each row when (new.side = 'DEBIT')
  execute function posting_is_covered();
create constraint trigger fund_use_covered after insert on fund_use
  deferrable initially deferred for each row execute function use_is_covered();
create constraint trigger fund_spending_covered after insert on fund_spending
  deferrable initially deferred for each row execute function spending_is_covered();
