-- Whoever gave notice is a member up to the year's end, whether or not that year is closed: on the day after, the
-- person may be one again (JP-003, JP-051).
set local kyodo.tenant = '*';
alter table member add column notice_ends_on date;
update member m set notice_ends_on = w.effective_on
  from withdrawal w
  where w.tenant_id = m.tenant_id and w.member_id = m.member_id and w.open and m.state = 'LEAVING';
alter table member add check (notice_ends_on is null or state = 'LEAVING');
grant update (notice_ends_on) on member to ${app_role};

alter table member drop constraint one_membership_at_a_time;
alter table member add constraint one_membership_at_a_time exclude using gist
  (tenant_id with =, person_id with =, daterange(admitted_on, coalesce(left_on, notice_ends_on), '[]') with &&)
  where (admitted_on is not null);

drop index one_open_membership;
create unique index one_open_membership on member (tenant_id, person_id)
  where state in ('APPLIED', 'ACCEPTED', 'MEMBER');
