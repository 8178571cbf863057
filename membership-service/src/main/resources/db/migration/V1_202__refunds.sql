-- What leavers, or their heirs, may claim: one row per instalment and claimant. A row is replaced,
-- never changed, when heirs take the leaver's place.
set local kyodo.tenant = '*';

create table refund_claim (
  tenant_id uuid not null,
  claim_id uuid not null,
  member_id uuid not null,
  number int not null check (number > 0),
  claimant_id uuid not null,
  due_on date not null,
  amount bigint not null check (amount > 0),
  lapses_after date not null check (lapses_after >= due_on),
  paid_on date,
  replaced_at timestamptz,
  recorded_at timestamptz not null,
  primary key (tenant_id, claim_id),
  foreign key (tenant_id, member_id) references member,
  check (paid_on is null or replaced_at is null)
);
select kyodo_protect('refund_claim', 'append-only');
grant update (paid_on, replaced_at) on refund_claim to ${app_role};
create unique index refund_claim_once on refund_claim (tenant_id, member_id, number, claimant_id)
  where replaced_at is null;
create index refund_claim_unpaid on refund_claim (tenant_id, due_on)
  where paid_on is null and replaced_at is null;

insert into refund_claim
select s.tenant_id, gen_random_uuid(), s.member_id, 1, s.member_id, s.fiscal_year_end, s.refund,
  s.claim_lapses_after,
  (select max(j.effective_on) from journal j
   where j.tenant_id = s.tenant_id and j.member_id = s.member_id and j.kind = 'REFUND'),
  null, now()
from settlement s where s.refund > 0;

-- Who takes a dead member's place; name and address stand with the other persons'.
create table heir (
  tenant_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  line int not null,
  share_numerator bigint not null check (share_numerator > 0),
  share_denominator bigint not null check (share_denominator >= share_numerator),
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id, person_id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, person_id) references person
);
select kyodo_protect('heir', 'append-only');

-- What members owe the co-op; while a leaver owes anything the refund is withheld (JP-057).
create table member_debt (
  tenant_id uuid not null,
  debt_id uuid not null,
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  owed_since date not null,
  reason text not null,
  paid_on date check (paid_on >= owed_since),
  recorded_at timestamptz not null,
  primary key (tenant_id, debt_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('member_debt', 'append-only');
grant update (paid_on) on member_debt to ${app_role};
create index member_debt_unpaid on member_debt (tenant_id, member_id) where paid_on is null;
