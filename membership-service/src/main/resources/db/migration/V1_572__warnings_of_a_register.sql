-- What of a register that was brought in is against a rule that binds whoever does something, not what
-- there was: who holds more than the cap.
alter table register_import add column warnings jsonb not null default '[]';
