-- The lines of one posting share its number.
alter table capital_entry drop constraint capital_entry_tenant_id_number_key;
create index capital_entry_number on capital_entry (tenant_id, number);
