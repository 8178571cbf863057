-- The capital ledger: journals are only ever added. Debits are positive, credits negative.
create table journal (
  tenant_id uuid not null,
  journal_id uuid not null,
  number bigint not null check (number > 0),
  kind text not null
    check (kind in ('DEPOSIT', 'ADMISSION', 'SUBSCRIPTION', 'PAYMENT', 'WITHDRAWAL', 'REFUND')),
  member_id uuid not null,
  units bigint not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  reference text,
  primary key (tenant_id, journal_id),
  unique (tenant_id, number),
  foreign key (tenant_id, member_id) references member,
  check ((kind in ('DEPOSIT', 'PAYMENT', 'REFUND')) = (reference is not null))
);
select kyodo_protect('journal', 'append-only');
create index journal_member on journal (tenant_id, member_id, effective_on);
-- A payment's reference is its key for ever.
create unique index journal_reference on journal (tenant_id, reference) where reference is not null;

create table posting (
  tenant_id uuid not null,
  journal_id uuid not null,
  account text not null
    check (account in ('CASH', 'CAPITAL', 'UNPAID_CAPITAL', 'DEPOSITS', 'REFUNDS_PAYABLE',
      'CAPITAL_SURPLUS')),
  amount bigint not null check (amount <> 0),
  primary key (tenant_id, journal_id, account),
  foreign key (tenant_id, journal_id) references journal
);
select kyodo_protect('posting', 'append-only');

-- At the commit every journal that was touched must balance, whoever wrote it. It is checked as the
-- tenant that the transaction ends with; seen from any other tenant a journal has no postings, which
-- is refused as well.
create function journal_must_balance() returns trigger language plpgsql as
$$
declare
  total numeric;
  postings int;
begin
  select coalesce(sum(amount), 0), count(*) into total, postings from posting
  where tenant_id = new.tenant_id and journal_id = new.journal_id;
  if total <> 0 or postings < 2 then
    raise exception 'journal % has % postings that add up to %', new.journal_id, postings, total
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create constraint trigger journal_balanced after insert on journal
  deferrable initially deferred for each row execute function journal_must_balance();
create constraint trigger posting_balanced after insert on posting
  deferrable initially deferred for each row execute function journal_must_balance();

-- How things stand now, kept beside the postings so that a command need not add up the past.
-- Verification recomputes both from the postings.
create table account_balance (
  tenant_id uuid not null references cooperative,
  account text not null,
  balance bigint not null,
  primary key (tenant_id, account)
);
select kyodo_protect('account_balance', 'append-only');
grant update (balance) on account_balance to ${app_role};

create table holding (
  tenant_id uuid not null,
  member_id uuid not null,
  units bigint not null check (units >= 0),
  paid_in bigint not null check (paid_in >= 0),
  deposits bigint not null check (deposits >= 0),
  refund_payable bigint not null check (refund_payable >= 0),
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('holding', 'append-only');
grant update (units, paid_in, deposits, refund_payable) on holding to ${app_role};
