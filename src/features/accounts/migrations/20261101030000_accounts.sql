-- Only hashes are kept of what lets somebody in; all times here are those of the wall.
create table accounts_links (
  id text primary key,
  purpose text not null check (purpose in ('setUp', 'signIn')),
  -- null for the first admin, who isn't there yet, and for a sign-in under an address that nobody has
  person_id text,
  token_hash text not null unique,
  -- of the browser that asked for it, and of the code shown there for another one; null: any browser
  browser_hash text,
  code_hash text,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index accounts_links_person on accounts_links (person_id);
create index accounts_links_expiry on accounts_links (expires_at);

create table accounts_sessions (
  id text primary key,
  person_id text not null,
  secret_hash text not null unique,
  created_at bigint not null,
  seen_at bigint not null,
  ended_at bigint
);
create index accounts_sessions_person on accounts_sessions (person_id, created_at);

create table accounts_tokens (
  id text primary key,
  person_id text not null,
  name text not null,
  secret_hash text not null unique,
  -- "all" or a list of scopes
  scopes jsonb not null,
  -- who made it: the person, or an admin on the command line, who may also give what the person's role lacks
  made_by text not null check (made_by in ('person', 'admin')),
  created_at bigint not null,
  seen_at bigint,
  revoked_at bigint
);
create index accounts_tokens_person on accounts_tokens (person_id, created_at);
