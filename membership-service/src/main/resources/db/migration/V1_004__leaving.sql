create table withdrawal (
  tenant_id uuid not null,
  withdrawal_id uuid not null,
  member_id uuid not null,
  notice_on date not null,
  fiscal_year_end date not null,
  last_day_in_time date not null,
  effective_on date not null check (effective_on >= notice_on),
  notice_days int not null,
  clear_days int not null,
  open boolean not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, withdrawal_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('withdrawal', 'append-only');
grant update (open) on withdrawal to ${app_role};
create unique index one_open_withdrawal on withdrawal (tenant_id, member_id) where open;
create index withdrawal_due on withdrawal (tenant_id, effective_on);

create table year_end (
  tenant_id uuid not null references cooperative,
  fiscal_year_end date not null,
  net_assets bigint not null,
  units bigint not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, fiscal_year_end)
);
select kyodo_protect('year_end', 'append-only');

create table settlement (
  tenant_id uuid not null,
  member_id uuid not null,
  fiscal_year_end date not null,
  units bigint not null check (units > 0),
  subscribed bigint not null,
  paid_in bigint not null check (paid_in <= subscribed),
  share_value bigint not null check (share_value >= 0),
  refund bigint not null check (refund between 0 and paid_in),
  callable bigint not null check (callable between 0 and subscribed - paid_in),
  claim_lapses_after date not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, fiscal_year_end) references year_end
);
select kyodo_protect('settlement', 'append-only');
create index settlement_year_end on settlement (tenant_id, fiscal_year_end, member_id);
