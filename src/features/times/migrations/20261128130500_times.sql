-- A time that asker and helper have agreed. What was let go stays, so that nothing is said twice about it.
create table times_agreed (
  id text primary key,
  ask_id text not null,
  asker_id text not null,
  helper_id text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  -- whose click it was
  by_id text not null,
  at bigint not null,
  state text not null check (state in ('agreed', 'released')),
  check (starts_at < ends_at)
);
create unique index times_agreed_once on times_agreed (ask_id) where state = 'agreed';
create index times_agreed_asker on times_agreed (asker_id, ends_at) where state = 'agreed';
create index times_agreed_helper on times_agreed (helper_id, ends_at) where state = 'agreed';

-- Times that were proposed for an ask: by Askwell when somebody said yes, or by one of the two.
create table times_proposed (
  id text primary key,
  ask_id text not null,
  helper_id text not null,
  starts_at bigint not null,
  -- null: found in both persons' hours
  by_id text,
  at bigint not null,
  unique (ask_id, helper_id, starts_at)
);
