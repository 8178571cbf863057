-- The register is read member by member.
create index withdrawal_member on withdrawal (tenant_id, member_id);

-- What happened to one member is found by the subject of the audit entries.
alter table audit_entry
  add column subject text generated always as ((entry::jsonb) ->> 'subject') stored;
create index audit_entry_subject on audit_entry (tenant_id, subject, sequence);

-- Who asked to see the register of members, and what was decided (JP-029).
create table register_inspection (
  tenant_id uuid not null references cooperative,
  inspection_id uuid not null,
  requester_kind text not null check (requester_kind in ('MEMBER', 'CREDITOR', 'OTHER')),
  requester_name text not null,
  requester_member_id uuid,
  purpose text not null,
  requested_on date not null,
  as_of date not null,
  ground text,
  explanation text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, inspection_id),
  foreign key (tenant_id, requester_member_id) references member,
  check ((requester_kind = 'MEMBER') = (requester_member_id is not null)),
  check (ground is not null or requester_kind <> 'OTHER'),
  check (explanation is null or ground is not null)
);
select kyodo_protect('register_inspection', 'append-only');
create index register_inspection_recorded
  on register_inspection (tenant_id, recorded_at, inspection_id);
