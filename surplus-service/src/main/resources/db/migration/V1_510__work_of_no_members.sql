-- Work that somebody did as no member stands apart from members' work. One month may hold both of one
-- person, since a correction goes with what it corrects.
alter table work_total add as_member boolean not null default true;
alter table work_total drop constraint work_total_pkey;
alter table work_total add primary key (tenant_id, period, sequence, member_id, as_member);
create index work_total_of_others on work_total (tenant_id, member_id) where not as_member;

-- What the closing said the others' work adds up to.
alter table work_period add whole_others bigint;
alter table work_period add whole_others_minutes bigint;
alter table work_period add whole_others_days bigint;
