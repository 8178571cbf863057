-- A closed month is told again when it becomes known that a membership began or ended otherwise than
-- was known at its closing. `closing` is the number of the newest; `pages` are those of all of them.
alter table work_period add closing int not null default 1 check (closing > 0);
grant update (closing) on work_period to ${app_role};
