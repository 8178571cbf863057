-- Personal data stands here and nowhere else.
create table person (
  tenant_id uuid not null references cooperative,
  person_id uuid not null,
  name text not null,
  address text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, person_id)
);
select kyodo_protect('person', 'append-only');

create table member (
  tenant_id uuid not null references cooperative,
  member_id uuid not null,
  person_id uuid not null,
  state text not null
    check (state in ('APPLIED', 'ACCEPTED', 'MEMBER', 'LEAVING', 'LEFT', 'REFUSED')),
  version bigint not null check (version > 0),
  units_applied int not null check (units_applied > 0),
  applied_on date not null,
  accepted_on date,
  refused_on date,
  refusal_cause text,
  refusal_explanation text,
  member_number bigint,
  admitted_on date,
  admitted_at timestamptz,
  left_on date,
  recorded_at timestamptz not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, person_id) references person,
  unique (tenant_id, member_number),
  check ((state in ('MEMBER', 'LEAVING', 'LEFT')) = (member_number is not null)),
  check ((member_number is null) = (admitted_on is null)),
  check ((member_number is null) = (admitted_at is null)),
  check (member_number is null or accepted_on is not null),
  check ((state = 'LEFT') = (left_on is not null)),
  check ((state = 'REFUSED') = (refused_on is not null and refusal_cause is not null))
);
select kyodo_protect('member', 'append-only');
create index member_state on member (tenant_id, state);
grant update (state, version, accepted_on, refused_on, refusal_cause, refusal_explanation,
  member_number, admitted_on, admitted_at, left_on) on member to ${app_role};

create table instalment (
  tenant_id uuid not null,
  member_id uuid not null,
  line int not null,
  due_on date not null,
  amount bigint not null check (amount > 0),
  primary key (tenant_id, member_id, line),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('instalment', 'append-only');
