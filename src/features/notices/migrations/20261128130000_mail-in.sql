-- Keys under which an answer in somebody's own words is taken: whose it is and which command gets the words.
-- The key itself is in the mail alone; here stands its hash.
create table notices_reply_keys (
  key_hash text primary key,
  person_id text not null,
  notice_id text not null,
  intent text not null,
  params jsonb not null,
  expires_at bigint not null
);
create index notices_reply_keys_person on notices_reply_keys (person_id);

-- What came in, by a hash of the other side's name for it: the same thing received twice is one thing.
create table notices_received (
  id_hash text primary key,
  channel text not null,
  outcome text not null,
  at bigint not null
);
create index notices_received_age on notices_received (at);

-- Addresses that a server said don't exist. Another address of the same person is another row.
create table notices_dead_addresses (
  person_id text not null,
  channel text not null,
  address text not null,
  code text not null,
  at bigint not null,
  primary key (person_id, channel)
);

-- How a channel is doing, for the admin: times and sentences of ours.
create table notices_channels (
  channel text primary key,
  sent_at bigint,
  received_at bigint,
  trouble text,
  trouble_at bigint,
  inbox_place text,
  inbox_holder text,
  inbox_until bigint
);

create index notices_mails_message on notices_mails (message_id) where message_id is not null;
