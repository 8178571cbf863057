-- What of a share that was retained in units bought none, and is owed to the member in money, where no
-- internal account keeps it.
create table unit_rest (
  tenant_id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  on_day date not null,
  journal_id uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, plan_id, member_id),
  foreign key (tenant_id, plan_id, member_id) references payout,
  foreign key (tenant_id, journal_id) references journal
);
select kyodo_protect('unit_rest', 'append-only');
