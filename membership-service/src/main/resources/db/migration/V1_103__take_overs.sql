-- Units that were subscribed in place of a leaver's (JP-022), with the approval where there was one.
create table take_over (
  tenant_id uuid not null,
  take_over_id uuid not null,
  taker_id uuid not null,
  leaver_id uuid not null check (leaver_id <> taker_id),
  units bigint not null check (units > 0),
  taken_on date not null,
  resolution_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, take_over_id),
  foreign key (tenant_id, taker_id) references member,
  foreign key (tenant_id, leaver_id) references member
);
select kyodo_protect('take_over', 'append-only');
create index take_over_leaver on take_over (tenant_id, leaver_id);
create index take_over_taker on take_over (tenant_id, taker_id);
