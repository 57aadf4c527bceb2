create table gatherings_gatherings (
  id text primary key,
  ritual text not null,
  code text not null,
  title text not null,
  stage text not null check (stage in ('coming', 'live', 'past')),
  starts_at bigint not null,
  created_at bigint not null,
  past_at bigint,
  seq integer not null,
  wake_at bigint,
  -- the state after that event, so that a new process reads only what came later
  snapshot jsonb not null,
  snapshot_seq integer not null
);
create unique index gatherings_code on gatherings_gatherings (code) where stage <> 'past';
create index gatherings_past on gatherings_gatherings (past_at) where past_at is not null;

create table gatherings_events (
  gathering_id text not null references gatherings_gatherings (id) on delete cascade,
  seq integer not null,
  at bigint not null,
  event jsonb not null,
  primary key (gathering_id, seq)
);

create table gatherings_seats (
  id text primary key,
  gathering_id text not null references gatherings_gatherings (id) on delete cascade,
  person_id text,
  key_hash text,
  unique (gathering_id, person_id)
);
create index gatherings_seats_person on gatherings_seats (person_id);
create unique index gatherings_seats_key on gatherings_seats (key_hash) where key_hash is not null;
