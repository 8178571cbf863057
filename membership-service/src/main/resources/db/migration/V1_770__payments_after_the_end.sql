-- What was paid after a membership had ended, as it turned out, and was taken back later is owed in between
-- by journals of a kind of its own.
do $$
declare
  listed text;
begin
  select pg_get_constraintdef(oid) into strict listed from pg_constraint
  where conrelid = 'journal'::regclass and conname = 'journal_kind_check';
  alter table journal drop constraint journal_kind_check;
  execute 'alter table journal add constraint journal_kind_check '
    || replace(listed, '''PAYMENT_REVERSAL''::text',
      '''PAYMENT_REVERSAL''::text, ''PAYMENT_HELD''::text');
end
$$;
