-- A payment that was recorded wrongly is taken back, once, by a journal that names it and says why. The
-- payment itself stays.
alter table journal
  add column reverses_id uuid,
  add column reason text,
  add foreign key (tenant_id, reverses_id) references journal,
  add constraint journal_reversal_check
    check ((kind = 'PAYMENT_REVERSAL') = (reverses_id is not null and reason is not null));
create unique index journal_reverses on journal (tenant_id, reverses_id)
  where reverses_id is not null;

do $$
declare
  listed text;
begin
  select pg_get_constraintdef(oid) into strict listed from pg_constraint
  where conrelid = 'journal'::regclass and conname = 'journal_kind_check';
  alter table journal drop constraint journal_kind_check;
  execute 'alter table journal add constraint journal_kind_check '
    || replace(listed, '''PAYMENT''::text', '''PAYMENT''::text, ''PAYMENT_REVERSAL''::text');
end
$$;
