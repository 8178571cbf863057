-- The funds' ledger: append-only, double entry. Every journal belongs to an executed plan.
create table journal (
  tenant_id uuid not null,
  journal_id uuid not null,
  number bigint not null,
  plan_id uuid not null,
  kind text not null check (kind in ('OPENING', 'RESULT', 'DISPOSITION')),
  on_day date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, journal_id),
  unique (tenant_id, number),
  unique (tenant_id, plan_id, kind),
  foreign key (tenant_id, plan_id) references plan
);
select kyodo_protect('journal', 'append-only');

create table posting (
  tenant_id uuid not null,
  journal_id uuid not null,
  line int not null,
  account text not null,
  side text not null check (side in ('DEBIT', 'CREDIT')),
  amount bigint not null check (amount > 0),
  currency text not null,
  primary key (tenant_id, journal_id, line),
  foreign key (tenant_id, journal_id) references journal
);
create index posting_of_account on posting (tenant_id, account);
select kyodo_protect('posting', 'append-only');

-- The last guard: at the end of a transaction the debits of each journal equal its credits, in one
-- currency.
create function journal_is_balanced() returns trigger language plpgsql as
$$
declare
  debits numeric;
  credits numeric;
  currencies int;
begin
  select coalesce(sum(amount) filter (where side = 'DEBIT'), 0),
         coalesce(sum(amount) filter (where side = 'CREDIT'), 0),
         count(distinct currency)
    into debits, credits, currencies
    from posting where tenant_id = new.tenant_id and journal_id = new.journal_id;
  if debits <> credits or debits = 0 or currencies <> 1 then
    raise exception 'journal % does not balance: debits %, credits %, % currencies',
      new.journal_id, debits, credits, currencies using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger posting_balanced after insert on posting
  deferrable initially deferred for each row execute function journal_is_balanced();
create constraint trigger journal_balanced after insert on journal
  deferrable initially deferred for each row execute function journal_is_balanced();
