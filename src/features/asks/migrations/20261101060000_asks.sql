create table ask_asks (
  id text primary key,
  asker_id text not null,
  text text not null,
  effort_minutes integer,
  need_by bigint,
  why text,
  audience jsonb,
  widen jsonb not null,
  -- how far it may be seen now: the audience it was sent to, or the widest step that the asker agreed to and that has come
  seen_by text check (seen_by in ('people', 'suggested', 'team', 'everyone')),
  team_id text,
  urgent boolean not null,
  passing boolean not null,
  guess real,
  state text not null check (state in ('draft', 'open', 'accepted', 'inProgress', 'closed')),
  outcome text check (outcome in ('solved', 'partly', 'not', 'withdrawn', 'expired')),
  note text,
  keep boolean not null default false,
  minutes_saved integer,
  helpers jsonb not null,
  created_at bigint not null,
  opened_at bigint,
  accepted_at bigint,
  closed_at bigint,
  version integer not null,
  simulated boolean not null,
  check ((state = 'closed') = (outcome is not null))
);
create index ask_asks_asker on ask_asks (asker_id, created_at desc, id);
create index ask_asks_open on ask_asks (seen_by, opened_at desc) where state <> 'draft';

-- Who was let see an ask beyond its team or everyone: the people it reached.
create table ask_viewers (
  ask_id text not null references ask_asks (id),
  person_id text not null,
  since bigint not null,
  primary key (ask_id, person_id)
);
create index ask_viewers_person on ask_viewers (person_id, since desc);

create table ask_edits (
  ask_id text not null references ask_asks (id),
  version integer not null,
  at bigint not null,
  text text not null,
  primary key (ask_id, version)
);

create table ask_timeline (
  id text primary key,
  ask_id text not null references ask_asks (id),
  at bigint not null,
  place integer not null,
  kind text not null,
  person_id text,
  other_id text,
  words text,
  seen_by text not null check (seen_by in ('audience', 'parties', 'asker')),
  simulated boolean not null
);
create index ask_timeline_ask on ask_timeline (ask_id, at, place, id);
create index ask_timeline_person on ask_timeline (person_id);

create table ask_thanks (
  id text primary key,
  ask_id text not null references ask_asks (id),
  from_id text not null,
  to_id text not null,
  text text not null,
  public boolean not null,
  at bigint not null,
  simulated boolean not null
);
create index ask_thanks_ask on ask_thanks (ask_id, at);
create index ask_thanks_to on ask_thanks (to_id, at);

create view v_asks_outcomes as
  select id, state, outcome, opened_at, closed_at from ask_asks where state = 'closed';
