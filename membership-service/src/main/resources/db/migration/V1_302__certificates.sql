-- Certificates of units (出資証券): what the ledger said of a member up to a journal.
create table certificate (
  tenant_id uuid not null references cooperative,
  number bigint not null check (number > 0),
  member_id uuid not null,
  member_number bigint not null,
  units bigint not null check (units > 0),
  unit_amount bigint not null check (unit_amount > 0),
  subscribed bigint not null check (subscribed = units * unit_amount),
  paid_in bigint not null check (paid_in between 0 and subscribed),
  issued_on date not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  last_journal bigint not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, number),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('certificate', 'append-only');
create index certificate_member on certificate (tenant_id, member_id, number);
