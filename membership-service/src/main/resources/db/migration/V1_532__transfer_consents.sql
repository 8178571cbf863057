-- Nobody is made to hold more units: with a transfer stands when the taker agreed to it, and where that
-- is found. Transfers from before this have none.
create table transfer_consent (
  tenant_id uuid not null,
  transfer_id uuid not null,
  member_id uuid not null,
  consented_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, transfer_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('transfer_consent', 'append-only');
create index transfer_consent_member on transfer_consent (tenant_id, member_id);

create function kyodo_erase_consents(of_tenant uuid, of_members uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  erased int;
begin
  update transfer_consent set reference = '[erased]'
  where tenant_id = of_tenant and member_id = any(of_members) and reference <> '[erased]';
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke execute on function kyodo_erase_consents from public;
grant execute on function kyodo_erase_consents to ${app_role};
