-- What goes out of the app, by whichever channel: one row for a notice and a channel.
create table notices_deliveries (
  notice_id text not null references notices_notices (id),
  channel text not null,
  state text not null check (state in ('waiting', 'sent', 'dropped', 'failed')),
  external_id text,
  at bigint not null,
  primary key (notice_id, channel)
);
insert into notices_deliveries (notice_id, channel, state, external_id, at)
  select notice_id, 'email', state, message_id, at from notices_mails;
-- safe: each row was copied in the statement above
drop table notices_mails;
create index notices_deliveries_external on notices_deliveries (channel, external_id) where external_id is not null;
create index notices_deliveries_waiting on notices_deliveries (channel) where state = 'waiting';

-- Where a channel reaches a person, where their record doesn't say it; the shape is the channel's own.
create table notices_addresses (
  person_id text not null,
  channel text not null,
  address jsonb not null,
  at bigint not null,
  primary key (person_id, channel)
);

-- A digest for each channel of which somebody chose one.
alter table notices_digests add column channel text not null default 'email';
-- safe: the new key holds the same rows
alter table notices_digests drop constraint notices_digests_pkey;
alter table notices_digests add primary key (person_id, channel, week);
