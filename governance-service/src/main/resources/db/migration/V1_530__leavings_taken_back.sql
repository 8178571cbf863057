-- A leaving can be taken back, and another may follow: of what was told of a member's leaving the last
-- counts. A row without a day takes back the one before.
alter table member_left
  add column sequence bigint not null default 0,
  alter column left_on drop not null,
  drop constraint member_left_pkey,
  add primary key (tenant_id, member_id, sequence);
alter table member_left alter column sequence drop default;
