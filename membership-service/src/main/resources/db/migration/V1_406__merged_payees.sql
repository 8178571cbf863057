-- Whom an id of a person means, through all mergers; any other id means itself. Heirs and what they may
-- claim keep the id that they were recorded with.
create function person_leads_to(of_tenant uuid, of_person uuid) returns uuid language sql stable as
$$
  with recursive line (id, step) as (
    select of_person, 0
    union all
    select m.into_person_id, line.step + 1
    from line join person_merge m on m.tenant_id = of_tenant and m.person_id = line.id
  )
  select id from line order by step desc limit 1
$$;
