-- Nobody is a member twice on one day, the last day of a membership included (JP-003).
create extension if not exists btree_gist;
alter table member add constraint one_membership_at_a_time exclude using gist
  (tenant_id with =, person_id with =, daterange(admitted_on, left_on, '[]') with &&)
  where (admitted_on is not null);
