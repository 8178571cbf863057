-- Who works where and as what, from a day and perhaps to one. An end is noted once.
create table placement (
  tenant_id uuid not null,
  placement_id uuid not null,
  member_id uuid not null,
  site_id uuid not null,
  role text not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, placement_id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, site_id) references site
);
select kyodo_protect('placement', 'append-only');
grant update (to_on, ended_at) on placement to ${app_role};
create index placement_member on placement (tenant_id, member_id);
create index placement_site on placement (tenant_id, site_id);

-- On what terms a member works: under a labour contract, or in a duty that has none.
create table labour_term (
  tenant_id uuid not null,
  term_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('CONTRACT', 'DIRECTOR', 'EXECUTING', 'AUDITOR')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, term_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('labour_term', 'append-only');
grant update (to_on, ended_at) on labour_term to ${app_role};
create index labour_term_member on labour_term (tenant_id, member_id);

create function labour_terms_must_not_overlap() returns trigger language plpgsql as
$$
begin
  if exists (select from labour_term t
             where t.tenant_id = new.tenant_id and t.member_id = new.member_id
               and t.term_id <> new.term_id
               and daterange(t.from_on, t.to_on, '[]') && daterange(new.from_on, new.to_on, '[]')) then
    raise exception 'labour terms of member % overlap', new.member_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger one_labour_term_at_a_time before insert or update on labour_term
  for each row execute function labour_terms_must_not_overlap();

-- Who works in the business without being a member or an applicant. No personal data: a reference by
-- which the co-op knows them.
create table worker (
  tenant_id uuid not null,
  worker_id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('EMPLOYEE', 'SUPPORTED')),
  reference text not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, worker_id),
  foreign key (tenant_id, site_id) references site
);
select kyodo_protect('worker', 'append-only');
grant update (to_on, ended_at) on worker to ${app_role};
