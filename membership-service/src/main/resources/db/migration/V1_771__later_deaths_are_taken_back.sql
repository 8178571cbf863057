-- That somebody died after leaving, which was noted wrongly, is taken back by a further row without a day: why
-- stands in it, and is words about a member.
alter table later_death
  alter column died_on drop not null,
  add column reason text,
  add column document text,
  add constraint later_death_taken_back check ((died_on is null) = (reason is not null)),
  add constraint later_death_shown check ((reason is null) = (document is null));

create or replace function kyodo_erase_ending_words(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  endings int;
  deaths int;
begin
  update ending_reversal set reason = '[erased]', document = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reason <> '[erased]';
  get diagnostics endings = row_count;
  update later_death set reason = '[erased]', document = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reason <> '[erased]';
  get diagnostics deaths = row_count;
  return endings + deaths;
end
$$;
