-- Events: written with the state that they tell of; `seq` is given when they are published, in the order in which
-- they became visible, so that a reader who resumes after a number misses nothing.
create sequence platform_event_seq;
create table platform_events (
  id text primary key,
  seq bigint unique,
  type text not null,
  about_kind text not null,
  about_id text not null,
  payload jsonb not null,
  hear jsonb not null,
  at bigint not null
);
create index platform_events_unpublished on platform_events (at, id) where seq is null;
create index platform_events_about on platform_events (about_kind, about_id);

create table platform_jobs (
  id text primary key,
  kind text not null,
  key text not null unique,
  payload jsonb not null,
  due_at bigint not null,
  state text not null check (state in ('waiting', 'running', 'done', 'dead')),
  attempts integer not null default 0,
  last_error text,
  locked_by text,
  locked_until bigint,
  finished_at bigint
);
create index platform_jobs_due on platform_jobs (due_at) where state in ('waiting', 'running');
create index platform_jobs_dead on platform_jobs (kind) where state = 'dead';
create index platform_jobs_finished on platform_jobs (finished_at) where state = 'done';

create table platform_idempotency (
  actor text not null,
  key text not null,
  operation text not null,
  body_hash text not null,
  status integer,
  answer jsonb,
  etag text,
  created_at bigint not null,
  primary key (actor, key)
);
create index platform_idempotency_age on platform_idempotency (created_at);

create unlogged table platform_rates (
  key text not null,
  window_start bigint not null,
  count integer not null,
  primary key (key, window_start)
);

create table platform_audit (
  id text primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  about_id text,
  request_id text not null
);
create index platform_audit_about on platform_audit (about_id, at);
create index platform_audit_at on platform_audit (at);

create table platform_settings (name text primary key, value jsonb not null);
