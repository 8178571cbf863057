-- A list for a closed year is a correction: it says why, and is dated in an open year (COR-01).
alter table measure_import add column reason text;
alter table measure_import add column corrected_on date;
alter table measure_import add constraint measure_import_is_corrected_whole
  check ((reason is null) = (corrected_on is null));

create function measure_import_of_closed_year() returns trigger language plpgsql as $$
begin
  if new.reason is null and exists (select from fiscal_year
      where tenant_id = new.tenant_id and year = new.year and closed_on is not null) then
    raise exception 'the year % is closed, and the list % says no reason', new.year, new.import_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger measure_import_of_closed_year before insert on measure_import
  for each row execute function measure_import_of_closed_year();
