-- Tokens and passwords that an admin or a person gave: sealed with a key that isn't in the database. `key_id` tells
-- which one, so that the key can be changed and what an older one sealed is found and sealed anew.
create table platform_secrets (
  owner text not null,
  name text not null,
  sealed text not null,
  key_id text not null,
  at bigint not null,
  primary key (owner, name)
);
create index platform_secrets_key on platform_secrets (key_id);
