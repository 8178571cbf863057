create table note (
  tenant_id uuid not null,
  number bigint not null,
  text text not null,
  amount bigint not null check (amount <> 13),
  primary key (tenant_id, number)
);
select kyodo_protect('note', 'append-only');

create table seen (
  tenant_id uuid not null,
  aggregate uuid not null,
  sequence bigint not null,
  times int not null,
  primary key (tenant_id, aggregate)
);
select kyodo_protect('seen', 'mutable');
