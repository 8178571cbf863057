-- Tenancy: every row belongs to a co-operative or a federation. A transaction states its tenant in
-- kyodo.tenant; without it no row is visible, and '*' (listings of operators, the relay) sees all.
-- The functions are wrapped in sub-selects by the policies, so they run once per query, not per row.
create function kyodo_tenant() returns uuid language sql stable as
$$ select nullif(nullif(current_setting('kyodo.tenant', true), ''), '*')::uuid $$;

create function kyodo_all_tenants() returns boolean language sql stable as
$$ select coalesce(current_setting('kyodo.tenant', true) = '*', false) $$;

-- Puts a table under its tenant's policy and grants the service's role what the mode allows:
-- 'append-only' select and insert; 'mutable' update as well. Nothing is ever deleted by a service.
create function kyodo_protect(target regclass, mode text) returns void language plpgsql as
$$
begin
  if mode not in ('append-only', 'mutable') then
    raise exception 'unknown mode %', mode;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s '
    'using (tenant_id = (select kyodo_tenant()) or (select kyodo_all_tenants())) '
    'with check (tenant_id = (select kyodo_tenant()) or (select kyodo_all_tenants()))', target);
  execute format('grant select, insert on %s to ${app_role}', target);
  if mode = 'mutable' then
    execute format('grant update on %s to ${app_role}', target);
  end if;
end
$$;

-- Numbers that the law or people count by: one locked row per counter, so no gap and no race.
create table counter (
  tenant_id uuid not null,
  name text not null,
  value bigint not null check (value > 0),
  primary key (tenant_id, name)
);
select kyodo_protect('counter', 'mutable');
