-- Whoever left and died before the refund was paid is inherited from like a member who died, and works no
-- more. Heirs who were recorded wrongly are struck, and others recorded in the next turn.
create table later_death (
  tenant_id uuid not null,
  member_id uuid not null,
  died_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('later_death', 'append-only');
grant update (died_on) on later_death to ${app_role};

set local kyodo.tenant = '*';
alter table heir add column turn int not null default 1 check (turn > 0);
alter table heir drop constraint heir_pkey;
alter table heir add primary key (tenant_id, member_id, turn, person_id);
