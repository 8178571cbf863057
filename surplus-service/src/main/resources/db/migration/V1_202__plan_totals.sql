-- What a revision's measures add up to, noted when it is made: whoever watches a plan of a million members
-- does not have them added up with each look. Absent from revisions made before.
alter table plan_revision add column members int;
alter table plan_revision add column minutes bigint;
alter table plan_revision add column days bigint;
alter table plan_revision add check ((members is null) = (minutes is null) and (members is null) = (days is null));
