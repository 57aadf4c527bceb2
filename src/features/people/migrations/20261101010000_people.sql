create table people_teams (
  id text primary key,
  name text not null,
  -- lower case: 'Data' and 'data' are one team
  name_key text not null unique,
  department text
);
create index people_teams_order on people_teams (name_key, id);

create table people_persons (
  id text primary key,
  -- as written; null once the person is erased
  email text,
  -- lower case: what an address is compared by
  email_key text unique,
  name text not null,
  name_key text not null,
  team_id text references people_teams (id),
  department text,
  title text,
  manager_id text references people_persons (id),
  role text not null check (role in ('member', 'lead', 'admin')),
  zone text,
  languages jsonb not null,
  -- dates on the person's own calendar, 2026-05-22; both days are worked
  start_date text,
  end_date text,
  left_at bigint,
  erased_at bigint,
  -- a colleague of the demo: what they say is marked
  simulated boolean not null,
  version integer not null,
  created_at bigint not null
);
create index people_persons_order on people_persons (name_key, id) where left_at is null;
create index people_persons_team on people_persons (team_id) where left_at is null;
create index people_persons_manager on people_persons (manager_id);

-- Keyed hashes of erased addresses: all that is kept, so that an import doesn't bring the person back.
create table people_erased (hash text primary key, person_id text not null, at bigint not null);
create index people_erased_person on people_erased (person_id);

-- What other slices may join: no addresses.
create view v_people as
select
  p.id, p.name, p.team_id, t.name as team, coalesce(p.department, t.department) as department, p.title,
  p.manager_id, p.role, p.zone, p.left_at, p.start_date, p.end_date, p.simulated
from people_persons p left join people_teams t on t.id = p.team_id;
