-- Who left an office before the term was over. Of what is told of a term the row with the highest number
-- counts: a departure, or that it is taken back, after which another may follow. So the odd numbers are
-- departures and the even ones take the number before back, without a gap.
create table officer_departure (
  tenant_id uuid not null,
  id uuid not null,
  election_id uuid not null,
  member_id uuid not null,
  number int not null check (number > 0),
  previous int generated always as (nullif(number - 1, 0)) stored,
  cause text check (cause in ('RESIGNATION', 'DISMISSAL', 'DEATH', 'DISQUALIFICATION')),
  left_on date,
  resolution_id uuid,
  takes_back uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, election_id, member_id, number),
  unique (tenant_id, takes_back),
  foreign key (tenant_id, election_id, member_id) references officer,
  foreign key (tenant_id, takes_back) references officer_departure,
  foreign key (tenant_id, election_id, member_id, previous)
    references officer_departure (tenant_id, election_id, member_id, number),
  check ((cause is not null) = (number % 2 = 1)),
  check ((cause is null) = (left_on is null)),
  check ((cause is null) = (takes_back is not null)),
  check ((resolution_id is not null) = (cause is not null and cause = 'DISMISSAL'))
);
select kyodo_protect('officer_departure', 'append-only');
