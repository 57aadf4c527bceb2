-- Append-only: a piece is never changed. What its owner removes is marked, and a later import finds the mark.
create table evidence_pieces (
  id text primary key,
  source text not null,
  external_id text not null,
  at bigint not null,
  text text not null,
  paths jsonb not null,
  -- 'all' the organisation, or only the people who are in it (an ask that was not kept for others)
  seen_by text not null check (seen_by in ('all', 'people')),
  run_id text,
  -- the transaction that changed it last: readers take up what has become visible since they last looked
  changed_in bigint not null,
  unique (source, external_id)
);
create index evidence_pieces_changed on evidence_pieces (changed_in);
create index evidence_pieces_run on evidence_pieces (run_id) where run_id is not null;

create table evidence_people (
  piece_id text not null references evidence_pieces (id) on delete cascade,
  person_id text not null,
  role text not null,
  at bigint not null,
  removed_at bigint,
  primary key (piece_id, person_id, role)
);
create index evidence_people_person on evidence_people (person_id, at desc, piece_id) where removed_at is null;
