-- When somebody died who had left before is corrected by a further row; the last one counts.
alter table later_death add column turn int not null default 1 check (turn > 0);
alter table later_death drop constraint later_death_pkey;
alter table later_death add primary key (tenant_id, member_id, turn);
revoke update (died_on) on later_death from ${app_role};
