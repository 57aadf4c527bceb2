create table invitations_invitations (
  id text primary key,
  ask_id text not null,
  person_id text not null,
  wave integer not null,
  -- named by the asker, suggested by evidence, or passed along by a colleague
  how text not null check (how in ('named', 'suggested', 'passed')),
  state text not null check (state in
    ('waiting', 'open', 'later', 'accepted', 'declined', 'passed', 'withdrawn', 'expired')),
  due_at bigint not null,
  reached_at bigint,
  answered_at bigint,
  until bigint,
  note text,
  reasons jsonb not null,
  made_at bigint not null,
  -- nobody is contacted twice for one ask
  unique (ask_id, person_id)
);
create index invitations_mine on invitations_invitations (person_id, reached_at desc, id) where reached_at is not null;
create index invitations_ask on invitations_invitations (ask_id);

create table invitations_waves (
  ask_id text not null,
  number integer not null,
  at bigint not null,
  size integer not null,
  state text not null check (state in ('planned', 'sent', 'dropped')),
  primary key (ask_id, number)
);

create table invitations_passes (
  id text primary key,
  ask_id text not null,
  invitation_id text not null references invitations_invitations (id),
  from_id text not null,
  to_id text not null,
  note text,
  state text not null check (state in ('suggested', 'confirmed')),
  at bigint not null,
  simulated boolean not null,
  unique (ask_id, to_id)
);
create index invitations_passes_ask on invitations_passes (ask_id, at);
