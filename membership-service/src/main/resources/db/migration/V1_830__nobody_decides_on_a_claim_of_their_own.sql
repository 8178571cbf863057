-- Nobody decides on a claim of their own, under whichever of their memberships it was made: the member who
-- decides is kept, if it is one, and so are all memberships of the same person.
alter table benefit_claim add column deciding_member uuid;
grant update (deciding_member) on benefit_claim to ${app_role};

create function benefit_must_be_decided_by_another() returns trigger language plpgsql as
$$
begin
  if new.deciding_member = new.member_id
      or exists (select from member claiming join member deciding using (tenant_id, person_id)
        where claiming.tenant_id = new.tenant_id and claiming.member_id = new.member_id
          and deciding.member_id = new.deciding_member) then
    raise exception 'a benefit is decided on by whoever gains by it'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger benefit_decided_by_another before insert or update of deciding_member on benefit_claim
  for each row when (new.deciding_member is not null)
  execute function benefit_must_be_decided_by_another();
