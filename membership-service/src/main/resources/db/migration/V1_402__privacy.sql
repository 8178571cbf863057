-- Erasing is the one thing that may take personal data out of what is otherwise only added to. The
-- functions do nothing else, and only for the tenant that the transaction is of.
create function kyodo_erase_persons(of_tenant uuid, person_ids uuid[], at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update person_version
  set name = null, kana = null, birth_date = null, address = null, contacts = null, erased_at = at
  where tenant_id = of_tenant and person_id = any(person_ids) and erased_at is null;
  get diagnostics erased = row_count;
  return erased;
end
$$;

create function kyodo_erase_evidence(of_tenant uuid, member_ids uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update evidence set reference = null
  where tenant_id = of_tenant and member_id = any(member_ids) and reference is not null;
  get diagnostics erased = row_count;
  return erased;
end
$$;

-- The answers stored for repeated requests show persons as they were. Whoever repeats such a request
-- is told that its answer is gone.
create function kyodo_erase_answers(of_tenant uuid, ids uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update idempotency set status = 410, location = null, version = null,
    body = '{"type":"urn:kyodo:problem:answer-erased","title":"The answer was erased",'
      '"status":410,"code":"answer-erased"}'
  where tenant_id = of_tenant and status <> 410
    and exists (select from unnest(ids) as id
      where position(id::text in body) > 0 or position(id::text in location) > 0);
  get diagnostics erased = row_count;
  return erased;
end
$$;

revoke execute on function kyodo_erase_persons, kyodo_erase_evidence, kyodo_erase_answers from public;
grant execute on function kyodo_erase_persons, kyodo_erase_evidence, kyodo_erase_answers to ${app_role};

create table erasure (
  tenant_id uuid not null,
  erasure_id uuid not null,
  person_id uuid not null,
  cause text not null check (cause in ('RETENTION_ENDED', 'ASKED_BY_PERSON')),
  former_ids uuid[] not null,
  member_ids uuid[] not null,
  versions int not null,
  evidence int not null,
  explanations int not null,
  accounts int not null,
  answers int not null,
  erased_at timestamptz not null,
  rule text not null,
  source text not null,
  hash text not null,
  primary key (tenant_id, erasure_id),
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person
);
select kyodo_protect('erasure', 'append-only');
