-- Work is also of those who are noted as workers, who have no row in `member`. Neither is ever deleted,
-- so that it is enough to look when the work is added; once per statement instead of once per row.
alter table work_entry drop constraint work_entry_tenant_id_member_id_fkey;
create function work_must_be_of_somebody_known() returns trigger language plpgsql as
$$
begin
  if exists (select from added a
             where not exists (select from member m
                               where m.tenant_id = a.tenant_id and m.member_id = a.member_id)
               and not exists (select from worker w
                               where w.tenant_id = a.tenant_id and w.worker_id = a.member_id)) then
    raise exception 'work is of a member, an applicant or a worker'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
create trigger work_entry_of_somebody_known after insert on work_entry
  referencing new table as added for each statement
  execute function work_must_be_of_somebody_known();
