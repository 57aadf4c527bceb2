-- The browsers that a person allowed to be told. A browser is one person's: who allows it last has it alone.
create table notices_browsers (
  channel text not null,
  id text not null,
  person_id text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  name text not null,
  at bigint not null,
  primary key (channel, id)
);
create index notices_browsers_person on notices_browsers (person_id, channel);
