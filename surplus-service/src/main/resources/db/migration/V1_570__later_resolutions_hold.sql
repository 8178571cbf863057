-- A later resolution of the assembly holds: an adopted plan that was not executed gives way to it.
alter table plan_state drop constraint plan_state_state_check;
alter table plan_state add constraint plan_state_state_check
  check (state in ('SUBMITTED', 'ADOPTED', 'SUPERSEDED', 'EXECUTING', 'EXECUTED'));
alter table plan_state drop constraint plan_state_check;
alter table plan_state add constraint plan_state_of_resolution
  check ((state in ('ADOPTED', 'SUPERSEDED')) = (resolution_id is not null));
drop index plan_adopted_of_year;
drop index plan_corrected_once;
create index plan_adopted on plan_state (tenant_id, year) where state = 'ADOPTED';
create unique index plan_corrected_once on plan_state (tenant_id, corrects)
  where state = 'EXECUTED' and corrects is not null;
create index plan_correction on plan_state (tenant_id, corrects) where corrects is not null;

-- The last guard: of a year, and of what corrects one plan, one adopted plan holds; what gave way is
-- not executed, and what is executed does not give way.
create function plan_state_is_single() returns trigger language plpgsql as
$$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.tenant_id::text || '/plans/' || new.year, 0));
  if new.state = 'ADOPTED' and exists (select 1 from plan_state a
      where a.tenant_id = new.tenant_id and a.year = new.year and a.state = 'ADOPTED'
        and a.plan_id <> new.plan_id and a.corrects is not distinct from new.corrects
        and not exists (select 1 from plan_state s where s.tenant_id = a.tenant_id
          and s.plan_id = a.plan_id and s.state = 'SUPERSEDED')) then
    raise exception 'another plan than % is adopted', new.plan_id using errcode = 'check_violation';
  end if;
  if (new.state = 'SUPERSEDED' and exists (select 1 from plan_state s
        where s.tenant_id = new.tenant_id and s.plan_id = new.plan_id
          and s.state in ('EXECUTING', 'EXECUTED')))
      or (new.state in ('EXECUTING', 'EXECUTED') and exists (select 1 from plan_state s
        where s.tenant_id = new.tenant_id and s.plan_id = new.plan_id
          and s.state = 'SUPERSEDED')) then
    raise exception 'plan % cannot become %', new.plan_id, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger plan_state_single before insert on plan_state
  for each row execute function plan_state_is_single();
