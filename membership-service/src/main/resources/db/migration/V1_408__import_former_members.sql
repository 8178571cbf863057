-- A register that is brought in may hold members who have left. The figures are of those who have not.
alter table register_import
  add column former int not null default 0 check (former >= 0),
  drop constraint register_import_members_check,
  drop constraint register_import_units_check,
  drop constraint register_import_paid_in_check,
  add constraint register_import_figures
    check (members >= 0 and units >= members and paid_in >= units and members + former > 0);
