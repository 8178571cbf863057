-- Sites are head offices, divisions and establishments in a tree, open for a time. `parent_id` is where
-- a site stands now; moves keep where it stood before.
alter table site add kind text not null default 'ESTABLISHMENT'
  check (kind in ('HEAD_OFFICE', 'DIVISION', 'ESTABLISHMENT'));
alter table site add business text[] not null default '{}';
alter table site add opened_on date;
alter table site add closed_on date check (closed_on >= opened_on);
grant update (parent_id, closed_on) on site to ${app_role};
create index site_parent on site (tenant_id, parent_id);

create table site_move (
  tenant_id uuid not null,
  site_id uuid not null,
  effective_on date not null,
  from_parent_id uuid,
  to_parent_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, site_id, effective_on),
  foreign key (tenant_id, site_id) references site,
  foreign key (tenant_id, from_parent_id) references site,
  foreign key (tenant_id, to_parent_id) references site
);
select kyodo_protect('site_move', 'append-only');

create function site_must_not_stand_below_itself() returns trigger language plpgsql as
$$
begin
  if exists (
    with recursive above (site_id) as (
      select new.parent_id
      union
      select s.parent_id from above a
      join site s on s.tenant_id = new.tenant_id and s.site_id = a.site_id)
    select from above where site_id = new.site_id) then
    raise exception 'site % would stand below itself', new.site_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger site_is_in_a_tree before insert or update of parent_id on site
  for each row when (new.parent_id is not null) execute function site_must_not_stand_below_itself();
