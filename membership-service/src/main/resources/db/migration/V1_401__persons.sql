-- Names are compared without regard to width, case, spaces, points, or which kana they are written in;
-- addresses without regard to how the parts of a lot number are set apart.
create function kyodo_name_key(words text) returns text language sql immutable as
$$
  select lower(regexp_replace(translate(normalize(words, NFKC),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'),
    '[\s・.,''’-]', '', 'g'))
$$;

create function kyodo_address_key(words text) returns text language sql immutable as
$$
  select lower(trim(trailing '-' from regexp_replace(
    regexp_replace(normalize(words, NFKC), '\s', '', 'g'),
    '(丁目|番地の|番地|番|号|[‐‑‒–—―−ー-])+', '-', 'g')))
$$;

-- Personal data stands here and nowhere else, each version for itself; no first day means from the
-- beginning. Once erased, nothing of it is left.
create table person_version (
  tenant_id uuid not null,
  person_id uuid not null,
  version int not null check (version > 0),
  effective_on date,
  name text,
  kana text,
  birth_date date,
  address text,
  contacts jsonb,
  name_key text generated always as (kyodo_name_key(name)) stored,
  kana_key text generated always as (kyodo_name_key(kana)) stored,
  address_key text generated always as (kyodo_address_key(address)) stored,
  recorded_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant_id, person_id, version),
  foreign key (tenant_id, person_id) references person,
  check (effective_on is not null or version = 1),
  check (erased_at is not null or (name is not null and address is not null)),
  check (erased_at is null or coalesce(name, kana, address) is null),
  check (erased_at is null or (birth_date is null and contacts is null))
);
select kyodo_protect('person_version', 'append-only');
create index person_version_name on person_version (tenant_id, name_key);
create index person_version_kana on person_version (tenant_id, kana_key);

-- The migration sees every tenant.
select set_config('kyodo.tenant', '*', true);
insert into person_version (tenant_id, person_id, version, name, address, recorded_at)
select tenant_id, person_id, 1, name, address, recorded_at from person;
alter table person drop column name, drop column address,
  add column version bigint not null default 1 check (version > 0);
grant update (version) on person to ${app_role};

-- A person as effective on a day and known at an instant; where neither is old enough, the first
-- version.
create function person_at(of_tenant uuid, of_person uuid, on_day date, known_at timestamptz)
returns table (person_version int, person_effective_on date, name text, kana text, birth_date date,
  address text, contacts jsonb, person_recorded_at timestamptz, erased_at timestamptz)
language sql stable as
$$
  select v.version, v.effective_on, v.name, v.kana, v.birth_date, v.address, v.contacts,
    v.recorded_at, v.erased_at
  from person_version v
  cross join lateral (
    select v.recorded_at <= known_at and coalesce(v.effective_on, '-infinity') <= on_day as holds) h
  where v.tenant_id = of_tenant and v.person_id = of_person
  order by h.holds desc,
    case when h.holds then coalesce(v.effective_on, '-infinity') end desc,
    case when h.holds then v.version else -v.version end desc
  limit 1
$$;

-- Two records that were one person. The losing id goes on leading to the other.
create table person_merge (
  tenant_id uuid not null,
  person_id uuid not null,
  into_person_id uuid not null check (into_person_id <> person_id),
  member_ids uuid[] not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, into_person_id) references person
);
select kyodo_protect('person_merge', 'append-only');
create index person_merge_into on person_merge (tenant_id, into_person_id);
grant update (person_id) on member to ${app_role};

-- A person may join again after leaving, and is never twice a member.
create index member_person on member (tenant_id, person_id);
create unique index one_open_membership on member (tenant_id, person_id)
  where state in ('APPLIED', 'ACCEPTED', 'MEMBER', 'LEAVING');

-- What an application rests on. The reference may lead to a person and is erased with them.
create table evidence (
  tenant_id uuid not null,
  evidence_id uuid not null,
  member_id uuid not null,
  kind text not null,
  reference text,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  received_on date not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, evidence_id),
  foreign key (tenant_id, member_id) references member
);
select kyodo_protect('evidence', 'append-only');
create index evidence_member on evidence (tenant_id, member_id);
