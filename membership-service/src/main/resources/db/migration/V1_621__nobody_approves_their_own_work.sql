-- Nobody approves their own work, whoever recorded it: the member who approves is kept, if it is one, and
-- so are all memberships of the same person.
alter table work_approval add column approving_member uuid;

create or replace function work_must_be_approved_by_another() returns trigger language plpgsql as
$$
begin
  if exists (select from added a join work_entry e using (tenant_id, entry_id)
             where e.recorded_by = a.approved_by) then
    raise exception 'work is approved by whoever recorded it'
      using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select from added a join work_entry e using (tenant_id, entry_id)
             where e.member_id = a.approving_member
               or exists (select from member worked join member approving using (tenant_id, person_id)
                 where worked.tenant_id = a.tenant_id and worked.member_id = e.member_id
                   and approving.member_id = a.approving_member)) then
    raise exception 'work is approved by whoever did it'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
