-- Benefits (福利厚生) as data: schemes in versions, claims for them, and what was promised and paid.
create table benefit_scheme (
  tenant_id uuid not null references cooperative,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  version int not null check (version > 0),
  effective_on date not null,
  terms jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, code, version),
  unique (tenant_id, code, effective_on)
);
select kyodo_protect('benefit_scheme', 'append-only');

create table benefit_claim (
  tenant_id uuid not null,
  claim_id uuid not null,
  number bigint not null check (number > 0),
  code text not null,
  version int not null,
  member_id uuid not null,
  happened_on date not null,
  persons int not null check (persons > 0),
  cost bigint check (cost > 0),
  amount bigint not null check (amount > 0),
  currency text not null,
  claimed_on date not null check (claimed_on >= happened_on),
  claimed_by text not null,
  state text not null check (state in ('CLAIMED', 'APPROVED', 'REFUSED', 'PAID')),
  decided_on date,
  decided_by text,
  reason text,
  recorded_at timestamptz not null,
  primary key (tenant_id, claim_id),
  unique (tenant_id, number),
  foreign key (tenant_id, code, version) references benefit_scheme,
  foreign key (tenant_id, member_id) references member,
  check ((state = 'CLAIMED') = (decided_on is null)),
  check ((decided_on is null) = (decided_by is null)),
  check ((state = 'REFUSED') = (reason is not null)),
  check (decided_by <> claimed_by)
);
select kyodo_protect('benefit_claim', 'append-only');
grant update (state, decided_on, decided_by, reason) on benefit_claim to ${app_role};
-- One event, or one month, is paid for once.
create unique index benefit_claim_once on benefit_claim (tenant_id, code, member_id, happened_on)
  where state <> 'REFUSED';
create index benefit_claim_member on benefit_claim (tenant_id, member_id, number);

create table benefit_evidence (
  tenant_id uuid not null,
  claim_id uuid not null,
  line int not null check (line > 0),
  kind text not null,
  reference text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, claim_id, line),
  foreign key (tenant_id, claim_id) references benefit_claim
);
select kyodo_protect('benefit_evidence', 'append-only');

-- The ledger of benefits. A row moves one amount from the account it credits to the one it debits,
-- so that the ledger balances whatever is written; a claim is promised once and paid once.
create table benefit_posting (
  tenant_id uuid not null,
  posting_id uuid not null,
  number bigint not null check (number > 0),
  claim_id uuid not null,
  debit text not null,
  credit text not null,
  amount bigint not null check (amount > 0),
  effective_on date not null,
  reference text,
  recorded_at timestamptz not null,
  primary key (tenant_id, posting_id),
  unique (tenant_id, number),
  unique (tenant_id, claim_id, debit),
  unique (tenant_id, reference),
  foreign key (tenant_id, claim_id) references benefit_claim,
  check ((debit, credit) in (('BENEFITS', 'BENEFITS_PAYABLE'), ('BENEFITS_PAYABLE', 'CASH'))),
  check ((debit = 'BENEFITS_PAYABLE') = (reference is not null))
);
select kyodo_protect('benefit_posting', 'append-only');
