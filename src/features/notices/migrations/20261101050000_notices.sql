-- One thing that one person should hear of once. The unique key is what 'once' means.
create table notices_notices (
  id text primary key,
  person_id text not null,
  kind text not null,
  about_kind text not null,
  about_id text not null,
  ask_id text,
  from_id text,
  at bigint not null,
  due_at bigint not null,
  state text not null check (state in ('waiting', 'delivered', 'dropped')),
  delivered_at bigint,
  read_at bigint,
  unique (person_id, kind, about_id)
);
create index notices_listed on notices_notices (person_id, delivered_at desc, id) where state = 'delivered';

create table notices_mails (
  notice_id text primary key references notices_notices (id),
  state text not null check (state in ('waiting', 'sent', 'dropped', 'failed')),
  message_id text,
  at bigint not null
);

-- Kinds of mail that a person doesn't want.
create table notices_unsubscribed (
  person_id text not null,
  kind text not null,
  at bigint not null,
  primary key (person_id, kind)
);
