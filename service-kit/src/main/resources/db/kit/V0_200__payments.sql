-- Where payees want their money: personal data, kept here alone, erased by setting details to null.
create table payee_account (
  tenant_id uuid not null,
  payee_id uuid not null,
  version int not null check (version > 0),
  details jsonb,
  recorded_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant_id, payee_id, version),
  check ((details is null) = (erased_at is not null))
);
select kyodo_protect('payee_account', 'append-only');
grant update (details, erased_at) on payee_account to ${app_role};

create table payment_batch (
  tenant_id uuid not null,
  batch_id uuid not null,
  purpose text not null,
  execution_on date not null,
  currency text not null,
  debtor jsonb not null,
  lines int not null check (lines > 0),
  total bigint not null check (total > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, batch_id)
);
select kyodo_protect('payment_batch', 'append-only');
create index payment_batch_purpose on payment_batch (tenant_id, purpose, batch_id);

create table payment_line (
  tenant_id uuid not null,
  batch_id uuid not null,
  line int not null check (line > 0),
  claim text not null,
  payee_id uuid not null,
  account_version int not null,
  amount bigint not null check (amount > 0),
  state text not null
    check (state in ('PREPARED', 'SENT', 'PAID', 'RETURNED', 'FAILED', 'CANCELLED')),
  state_on date,
  reason text,
  primary key (tenant_id, batch_id, line),
  foreign key (tenant_id, batch_id) references payment_batch,
  foreign key (tenant_id, payee_id, account_version) references payee_account,
  check ((state = 'PREPARED') = (state_on is null))
);
select kyodo_protect('payment_line', 'append-only');
grant update (state, state_on, reason) on payment_line to ${app_role};
-- A claim that is paid or on its way to it is in no other batch: nothing is paid twice.
create unique index payment_claim_once on payment_line (tenant_id, claim)
  where state in ('PREPARED', 'SENT', 'PAID');

-- Every step of every line, with both clocks.
create table payment_step (
  tenant_id uuid not null,
  batch_id uuid not null,
  line int not null,
  state text not null,
  state_on date not null,
  reason text,
  recorded_at timestamptz not null,
  primary key (tenant_id, batch_id, line, state),
  foreign key (tenant_id, batch_id, line) references payment_line
);
select kyodo_protect('payment_step', 'append-only');

create function payment_line_steps() returns trigger language plpgsql as
$$
begin
  if (old.state, new.state) not in (
      ('PREPARED', 'SENT'), ('PREPARED', 'CANCELLED'), ('SENT', 'PAID'), ('SENT', 'FAILED'),
      ('SENT', 'RETURNED'), ('PAID', 'RETURNED')) then
    raise exception 'a payment does not go from % to %', old.state, new.state
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger payment_line_step before update on payment_line
  for each row execute function payment_line_steps();
