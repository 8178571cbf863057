-- Units that a member gives up at a year's end and stays (JP-030). One at a time.
create table unit_reduction (
  tenant_id uuid not null,
  reduction_id uuid not null,
  member_id uuid not null,
  units bigint not null check (units > 0),
  notice_on date not null,
  effective_on date not null check (effective_on >= notice_on),
  last_day_in_time date not null,
  state text not null check (state in ('OPEN', 'SETTLED', 'OVERTAKEN')),
  share_value bigint check (share_value >= 0),
  refund bigint check (refund between 0 and share_value),
  recorded_at timestamptz not null,
  primary key (tenant_id, reduction_id),
  foreign key (tenant_id, member_id) references member,
  check ((state = 'SETTLED') = (share_value is not null)),
  check ((share_value is null) = (refund is null))
);
select kyodo_protect('unit_reduction', 'append-only');
grant update (state, share_value, refund) on unit_reduction to ${app_role};
create unique index one_open_reduction on unit_reduction (tenant_id, member_id)
  where state = 'OPEN';
create index unit_reduction_member on unit_reduction (tenant_id, member_id);
