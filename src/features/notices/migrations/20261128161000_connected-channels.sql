-- What an admin gave a channel to work with, without tokens and passwords, which stand in platform_secrets. `version`
-- changes with each change, so that every server sees that there is something new.
create table notices_connected (
  channel text primary key,
  given jsonb not null,
  version text not null,
  at bigint not null
);
