-- How one kind of notice comes to one person by one channel, where they chose something of their own for it.
create table notices_choices (
  person_id text not null,
  channel text not null,
  kind text not null,
  choice text not null check (choice in ('atOnce', 'digest', 'off')),
  at bigint not null,
  primary key (person_id, channel, kind)
);
insert into notices_choices (person_id, channel, kind, choice, at)
  select person_id, 'email', kind, 'off', at from notices_unsubscribed;
-- safe: each row was copied in the statement above
drop table notices_unsubscribed;

-- The newest test that somebody sent themselves by a channel; `wall` is what the ten seconds are counted by.
create table notices_channel_tests (
  person_id text not null,
  channel text not null,
  id text not null unique,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  says text,
  at bigint not null,
  wall bigint not null,
  primary key (person_id, channel)
);

-- One digest per person and week, begun when there is something to say.
create table notices_digests (
  person_id text not null,
  week text not null,
  state text not null check (state in ('waiting', 'sent', 'dropped', 'failed')),
  message_id text,
  at bigint not null,
  primary key (person_id, week)
);
