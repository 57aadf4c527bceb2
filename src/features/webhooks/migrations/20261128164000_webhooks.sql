-- Where other programs hear what happened. Their secrets stand in platform_secrets.
create table webhooks_hooks (
  id text primary key,
  url text not null,
  kinds jsonb not null,
  note text,
  is_on boolean not null,
  -- why and when it was turned off by itself: it answered 410, or nothing good for days
  off_why text check (off_why in ('gone', 'failing')),
  off_at bigint,
  failing_since bigint,
  failures integer not null,
  rest_until bigint,
  sent_at bigint,
  rotated_at bigint,
  made_by text not null,
  made_at bigint not null
);

-- One event on its way to one hook. It holds no words of people: what may be told is read when it is sent.
create table webhooks_deliveries (
  id text primary key,
  hook_id text not null references webhooks_hooks (id) on delete cascade,
  event_id text not null,
  kind text not null,
  ask_id text,
  facts jsonb not null,
  event_at bigint not null,
  at bigint not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries integer not null,
  due_at bigint,
  unique (hook_id, event_id)
);
create index webhooks_deliveries_log on webhooks_deliveries (hook_id, at desc, id);
create index webhooks_deliveries_age on webhooks_deliveries (at);

create table webhooks_tries (
  delivery_id text not null references webhooks_deliveries (id) on delete cascade,
  number integer not null,
  at bigint not null,
  status integer,
  ms integer,
  says text,
  primary key (delivery_id, number)
);
