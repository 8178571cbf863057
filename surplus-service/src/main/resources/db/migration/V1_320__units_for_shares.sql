-- What of members' retained shares is to buy units of capital: asked of membership once.
create table unit_purchase (
  tenant_id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  units bigint not null check (units > 0),
  amount bigint not null check (amount > 0),
  currency text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, member_id),
  foreign key (tenant_id, plan_id, member_id) references payout
);
select kyodo_protect('unit_purchase', 'append-only');

-- What became of it, as membership answered: what bought no unit stays credited to the member.
create table unit_issue (
  tenant_id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  units bigint not null check (units >= 0),
  amount bigint not null check (amount >= 0),
  returned bigint not null check (returned >= 0),
  reason text,
  issued_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, member_id),
  foreign key (tenant_id, plan_id, member_id) references unit_purchase,
  check ((units > 0) = (amount > 0)),
  check ((returned > 0) = (reason is not null))
);
select kyodo_protect('unit_issue', 'append-only');

-- What bought units leaves the member's account.
alter table capital_entry drop constraint capital_entry_kind_check;
alter table capital_entry add constraint capital_entry_kind_check
  check (kind in ('OPENING', 'INTEREST', 'REDEMPTION', 'LOSS', 'UNITS'));
drop trigger capital_entry_covered on capital_entry;
create constraint trigger capital_entry_covered after insert on capital_entry
  deferrable initially deferred for each row when (new.kind in ('REDEMPTION', 'LOSS', 'UNITS'))
  execute function capital_entry_is_covered();
