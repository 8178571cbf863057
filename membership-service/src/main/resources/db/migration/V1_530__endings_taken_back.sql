-- A death or a loss of qualification that was recorded wrongly is taken back: the withdrawal is
-- cancelled, a journal brings the units back, and why stands here. A notice that it had overtaken stands
-- again, in a row of its own.
set local kyodo.tenant = '*';

alter table withdrawal
  drop constraint withdrawal_notice_cancelled,
  add constraint withdrawal_expulsion_stays check (cancelled_at is null or cause <> 'EXPULSION'),
  add column overtakes_id uuid,
  add foreign key (tenant_id, overtakes_id) references withdrawal;
update withdrawal w set overtakes_id = n.withdrawal_id
from withdrawal n
where n.tenant_id = w.tenant_id and n.member_id = w.member_id and n.cause = 'WITHDRAWAL'
  and n.cancelled_at = w.recorded_at and w.cause <> 'WITHDRAWAL';

create table ending_reversal (
  tenant_id uuid not null,
  withdrawal_id uuid not null,
  member_id uuid not null,
  reversed_on date not null,
  reason text not null,
  document text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, withdrawal_id),
  foreign key (tenant_id, withdrawal_id) references withdrawal,
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('ending_reversal', 'append-only');
create index ending_reversal_member on ending_reversal (tenant_id, member_id);

alter table journal drop constraint journal_reversal_check;
alter table journal add constraint journal_reversal_check
  check ((kind in ('PAYMENT_REVERSAL', 'WITHDRAWAL_REVERSAL'))
    = (reverses_id is not null and reason is not null));
do $$
declare
  listed text;
begin
  select pg_get_constraintdef(oid) into strict listed from pg_constraint
  where conrelid = 'journal'::regclass and conname = 'journal_kind_check';
  alter table journal drop constraint journal_kind_check;
  execute 'alter table journal add constraint journal_kind_check '
    || replace(listed, '''WITHDRAWAL''::text',
      '''WITHDRAWAL''::text, ''WITHDRAWAL_REVERSAL''::text');
end
$$;

-- Nobody inherits from somebody who lives.
alter table heir add column struck_at timestamptz;
grant update (struck_at) on heir to ${app_role};

-- Why an end was taken back, and by which document, is words about a member.
create function kyodo_erase_ending_words(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update ending_reversal set reason = '[erased]', document = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reason <> '[erased]';
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke execute on function kyodo_erase_ending_words from public;
grant execute on function kyodo_erase_ending_words to ${app_role};
