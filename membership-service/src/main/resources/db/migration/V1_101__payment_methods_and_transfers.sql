-- How capital was paid, and transfers of units where a profile allows them: two journals, one per
-- member, that share a transfer's id and meet on the account UNIT_TRANSFERS.
alter table journal add column method text
  check (method in ('BANK_TRANSFER', 'CASH', 'IN_KIND', 'DIVIDEND'));
alter table journal add column transfer_id uuid;
alter table journal drop constraint journal_kind_check;
alter table journal add constraint journal_kind_check check (kind in ('DEPOSIT', 'ADMISSION',
  'SUBSCRIPTION', 'PAYMENT', 'TRANSFER_OUT', 'TRANSFER_IN', 'REDUCTION', 'UNIT_CUT', 'WITHDRAWAL',
  'REFUND'));
alter table journal add constraint journal_transfer_check
  check ((kind in ('TRANSFER_OUT', 'TRANSFER_IN')) = (transfer_id is not null));
create unique index journal_transfer on journal (tenant_id, transfer_id, kind)
  where transfer_id is not null;
create index journal_effective on journal (tenant_id, effective_on);

alter table posting drop constraint posting_account_check;
alter table posting add constraint posting_account_check check (account in ('CASH',
  'CONTRIBUTIONS_IN_KIND', 'DIVIDENDS_PAYABLE', 'UNIT_TRANSFERS', 'CAPITAL', 'UNPAID_CAPITAL',
  'DEPOSITS', 'REFUNDS_PAYABLE', 'CAPITAL_SURPLUS'));

-- Who founded the co-op, and may so become a member with a first instalment (JP-025).
create table founder (
  tenant_id uuid not null,
  member_id uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('founder', 'append-only');

-- When a member's unpaid capital falls due. A later plan of the same member takes the place of the
-- one before; together its lines and what is not called yet are what was unpaid when it was made.
create table capital_plan (
  tenant_id uuid not null,
  member_id uuid not null,
  plan_number int not null check (plan_number > 0),
  effective_on date not null,
  uncalled bigint not null check (uncalled >= 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id, plan_number),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('capital_plan', 'append-only');

create table capital_plan_line (
  tenant_id uuid not null,
  member_id uuid not null,
  plan_number int not null,
  line int not null check (line >= 0),
  due_on date not null,
  amount bigint not null check (amount > 0),
  primary key (tenant_id, member_id, plan_number, line),
  foreign key (tenant_id, member_id, plan_number) references capital_plan
);
select kyodo_protect('capital_plan_line', 'append-only');

-- A call for what is not called yet, so much per unit of everyone.
create table capital_call (
  tenant_id uuid not null references cooperative,
  call_id uuid not null,
  called_on date not null,
  due_on date not null check (due_on >= called_on),
  amount_per_unit bigint not null check (amount_per_unit > 0),
  members bigint not null check (members > 0),
  amount bigint not null check (amount > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, call_id)
);
select kyodo_protect('capital_call', 'append-only');
