-- An execution that is halted before anything of it was paid or posted gives way to a later resolution
-- of the assembly: its shares stay as they were written, and nothing reads them any more.
create or replace function plan_state_is_single() returns trigger language plpgsql as
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
  if (new.state = 'SUPERSEDED' and (
        exists (select 1 from execution e
          where e.tenant_id = new.tenant_id and e.plan_id = new.plan_id
            and (e.halted is null or e.compared_at is not null or e.finished_at is not null))
        or exists (select 1 from plan_state s
          where s.tenant_id = new.tenant_id and s.plan_id = new.plan_id and s.state = 'EXECUTED')))
      or (new.state in ('EXECUTING', 'EXECUTED') and exists (select 1 from plan_state s
        where s.tenant_id = new.tenant_id and s.plan_id = new.plan_id
          and s.state = 'SUPERSEDED')) then
    raise exception 'plan % cannot become %', new.plan_id, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- What gave way is not taken up again.
create function execution_is_not_superseded() returns trigger language plpgsql as
$$
begin
  if exists (select 1 from plan_state s where s.tenant_id = new.tenant_id
      and s.plan_id = new.plan_id and s.state = 'SUPERSEDED') then
    raise exception 'plan % gave way to another', new.plan_id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger execution_not_superseded before update on execution
  for each row execute function execution_is_not_superseded();
