-- Which members are related in a way that counts among directors: declared once, ended by a row of its own.
create table officer_relation (
  tenant_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  other_member_id uuid not null check (other_member_id <> member_id),
  kind text not null
    check (kind in ('SPOUSE', 'RELATIVE_WITHIN_THIRD_DEGREE', 'OTHER_SPECIAL_RELATION')),
  since date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
select kyodo_protect('officer_relation', 'append-only');

create table officer_relation_ended (
  tenant_id uuid not null,
  relation_id uuid not null,
  ended_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, relation_id),
  foreign key (tenant_id, relation_id) references officer_relation
);
select kyodo_protect('officer_relation_ended', 'append-only');
