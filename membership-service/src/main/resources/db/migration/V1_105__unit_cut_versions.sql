-- The sequence of the last event about a reduction of the unit amount.
set local kyodo.tenant = '*';

alter table unit_cut add column version bigint not null default 1 check (version > 0);
grant update (version) on unit_cut to ${app_role};
