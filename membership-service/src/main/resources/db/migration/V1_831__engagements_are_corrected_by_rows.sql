-- Where a member works, on what terms, and who works without being a member: what was noted wrongly is
-- corrected by a further row with the same id, the next turn, from the moment on that it is known. As known
-- before, the wrong one stands. Nothing follows what should not have been noted at all.

alter table placement
  add column turn int not null default 0 check (turn >= 0),
  add column corrected_at timestamptz,
  add column correction_reason text,
  add check ((corrected_at is null) = (correction_reason is null));
alter table placement drop constraint placement_pkey;
alter table placement add primary key (tenant_id, placement_id, turn);
create unique index placement_stands on placement (tenant_id, placement_id) where corrected_at is null;
grant update (corrected_at, correction_reason) on placement to ${app_role};

alter table labour_term
  add column turn int not null default 0 check (turn >= 0),
  add column corrected_at timestamptz,
  add column correction_reason text,
  add check ((corrected_at is null) = (correction_reason is null));
alter table labour_term drop constraint labour_term_pkey;
alter table labour_term add primary key (tenant_id, term_id, turn);
create unique index labour_term_stands on labour_term (tenant_id, term_id) where corrected_at is null;
grant update (corrected_at, correction_reason) on labour_term to ${app_role};

alter table worker
  add column turn int not null default 0 check (turn >= 0),
  add column corrected_at timestamptz,
  add column correction_reason text,
  add check ((corrected_at is null) = (correction_reason is null));
alter table worker drop constraint worker_pkey;
alter table worker add primary key (tenant_id, worker_id, turn);
create unique index worker_stands on worker (tenant_id, worker_id) where corrected_at is null;
grant update (corrected_at, correction_reason) on worker to ${app_role};

-- A turn follows the one before it, which stood until then, and is of the same member.
create function engagement_must_follow() returns trigger language plpgsql as
$$
declare
  follows boolean;
begin
  execute format(
    'select exists (select from %1$I earlier where earlier.tenant_id = ($1).tenant_id '
    'and earlier.%2$I = ($1).%2$I and earlier.turn = ($1).turn - 1 '
    'and earlier.corrected_at = ($1).recorded_at and to_jsonb(earlier) -> ''member_id'' '
    'is not distinct from to_jsonb($1) -> ''member_id'')',
    tg_table_name, tg_argv[0])
  into follows using new;
  if not follows then
    raise exception 'a correction follows what it corrects'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

-- What was corrected is not changed any more, except that words are erased from it.
create function engagement_must_stand() returns trigger language plpgsql as
$$
begin
  if (to_jsonb(new) - array['role', 'correction_reason'])
      <> (to_jsonb(old) - array['role', 'correction_reason']) then
    raise exception 'what was corrected does not change any more'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

create trigger placement_follows before insert on placement
  for each row when (new.turn > 0) execute function engagement_must_follow('placement_id');
create trigger placement_stands before update on placement
  for each row when (old.corrected_at is not null) execute function engagement_must_stand();

create trigger labour_term_follows before insert on labour_term
  for each row when (new.turn > 0) execute function engagement_must_follow('term_id');
create trigger labour_term_stands before update on labour_term
  for each row when (old.corrected_at is not null) execute function engagement_must_stand();

create trigger worker_follows before insert on worker
  for each row when (new.turn > 0) execute function engagement_must_follow('worker_id');
create trigger worker_stands before update on worker
  for each row when (old.corrected_at is not null) execute function engagement_must_stand();

create or replace function labour_terms_must_not_overlap() returns trigger language plpgsql as
$$
begin
  if new.corrected_at is null
      and exists (select from labour_term t
             where t.tenant_id = new.tenant_id and t.member_id = new.member_id
               and t.term_id <> new.term_id and t.corrected_at is null
               and daterange(t.from_on, t.to_on, '[]') && daterange(new.from_on, new.to_on, '[]')) then
    raise exception 'labour terms of member % overlap', new.member_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

create or replace function work_must_be_of_somebody_known() returns trigger language plpgsql as
$$
begin
  if exists (select from added a
             where not exists (select from member m
                               where m.tenant_id = a.tenant_id and m.member_id = a.member_id)
               and not exists (select from worker w
                               where w.tenant_id = a.tenant_id and w.worker_id = a.member_id
                                 and w.corrected_at is null)) then
    raise exception 'work is of a member, an applicant or a worker'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;

-- Why something was corrected is said in free words, too.
create or replace function kyodo_erase_roles(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
  total int := 0;
begin
  update outbox o set payload = jsonb_set(o.payload::jsonb, '{data,role}', '"[erased]"', false)::text
  from placement p
  where o.tenant_id = of_tenant and p.tenant_id = of_tenant and o.key = p.placement_id::text
    and p.member_id = any(of_members) and p.role <> '[erased]';
  update placement set role = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and role <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update placement set correction_reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and correction_reason <> '[erased]';
  get diagnostics erased = row_count;
  total := total + erased;
  update labour_term set correction_reason = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and correction_reason <> '[erased]';
  get diagnostics erased = row_count;
  return total + erased;
end
$$;
