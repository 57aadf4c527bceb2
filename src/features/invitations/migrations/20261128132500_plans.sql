-- Whom a wave that is still to come will ask: the plan that its asker reads is the plan that runs.
create table invitations_planned (
  ask_id text not null,
  number integer not null,
  person_id text not null,
  place integer not null,
  reasons jsonb not null,
  primary key (ask_id, person_id)
);
create index invitations_planned_person on invitations_planned (person_id);

-- When it was planned, so that news since then are known as news; and whether its asker chose the time.
alter table invitations_waves add column planned_at bigint not null default 0;
alter table invitations_waves add column moved boolean not null default false;

-- When an invitation ended without an answer: how long somebody was silent is part of what is learned.
alter table invitations_invitations add column ended_at bigint;

-- What was thought of an ask when it was opened, to be compared with what came of it. No answer shows it.
create table invitations_promises (
  ask_id text primary key,
  chance double precision not null,
  at bigint not null
);

-- One row: how people answer, learned from invitations that ended. Private to the planner; no answer shows it.
create table invitations_chances (
  id integer primary key check (id = 1),
  ended integer not null,
  learned jsonb not null,
  drift double precision not null
);
