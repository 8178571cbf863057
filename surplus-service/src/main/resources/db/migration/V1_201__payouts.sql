-- What becomes of each member's shares in an executed plan: withheld as tax, applied to unpaid capital,
-- paid in money. Written once, when all shares are written and compared.
alter table execution add column compared_at timestamptz;
grant update (compared_at) on execution to ${app_role};

create table payout (
  tenant_id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  member_number bigint not null,
  gross bigint not null check (gross >= 0),
  withheld bigint not null check (withheld >= 0),
  unpaid_capital bigint not null check (unpaid_capital >= 0),
  retained bigint not null check (retained >= 0),
  cash bigint not null check (cash >= 0),
  currency text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, member_id),
  foreign key (tenant_id, plan_id) references execution,
  check (gross = withheld + unpaid_capital + cash)
);
create unique index payout_in_order on payout (tenant_id, plan_id, member_number, member_id);
select kyodo_protect('payout', 'append-only');
create index allocation_in_order on allocation (tenant_id, plan_id, member_number, member_id);

-- What membership could not apply to capital: it is paid in money after all.
create table dividend_return (
  tenant_id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, member_id),
  foreign key (tenant_id, plan_id, member_id) references payout
);
select kyodo_protect('dividend_return', 'append-only');
