-- A co-op may be certified as non-profit after its founding, and may lose it: each version of its
-- articles says which profile it is under.
select set_config('kyodo.tenant', '*', true);
alter table articles add column profile text;
update articles a set profile = c.profile from cooperative c where c.tenant_id = a.tenant_id;
alter table articles alter column profile set not null;
alter table cooperative drop column profile;
