-- A delivery that an earlier process may have begun, and a hash of what the message said when it was last changed.
alter table notices_deliveries add column tried_at bigint;
alter table notices_deliveries add column shown text;

-- What was posted to a channel's door, by a hash of its name: put down at once, acted on right after, then emptied.
-- `at` is wall time; the row stays as the memory that refuses the same call again.
create table notices_inbox (
  id_hash text primary key,
  channel text not null,
  raw bytea,
  at bigint not null
);
create index notices_inbox_age on notices_inbox (at);

-- Who has an address comes first, so that whoever calls from there is found.
create index notices_addresses_held on notices_addresses (channel, address);

-- When a channel was last asked where it reaches somebody, and had no answer.
create table notices_lookups (
  person_id text not null,
  channel text not null,
  at bigint not null,
  primary key (person_id, channel)
);
create index notices_reply_keys_notice on notices_reply_keys (notice_id);
