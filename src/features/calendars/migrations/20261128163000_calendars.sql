-- Calendars that people connected. Their addresses and passwords lie sealed in platform_secrets.
create table calendars_calendars (
  id text primary key,
  person_id text not null,
  kind text not null check (kind in ('feed', 'caldav')),
  -- the server's name alone: what follows it in an address is often a secret
  host text not null,
  -- agreed times may be put into it
  writes boolean not null,
  at bigint not null,
  -- what the server calls the state that was read; '' where it calls it nothing
  tag text not null,
  read_at bigint,
  -- a code of ours, and codes of the other side
  trouble text,
  says text,
  trouble_at bigint,
  failures integer not null,
  next_at bigint not null
);
create index calendars_of_person on calendars_calendars (person_id);

-- When their person is busy: two moments, and nothing else of any entry.
create table calendars_busy (
  calendar_id text not null references calendars_calendars (id) on delete cascade,
  starts_at bigint not null,
  ends_at bigint not null,
  primary key (calendar_id, starts_at),
  check (starts_at < ends_at)
);
