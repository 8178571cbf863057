-- Where no internal account keeps what is retained, a correction that retains less takes it from what
-- was owed in money instead: a rest with the opposite sign, and what had left the vintage comes back.
alter table unit_rest drop constraint unit_rest_amount_check;
alter table unit_rest add constraint unit_rest_amount_check check (amount <> 0);
alter table capital_entry drop constraint capital_entry_amount_check;
alter table capital_entry add constraint capital_entry_amount_check
  check (amount > 0 or (kind = 'REDEMPTION' and amount < 0));
