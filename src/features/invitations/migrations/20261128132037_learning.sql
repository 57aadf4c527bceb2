-- Who was suggested for an ask and by which signals, and once it has ended who helped: what the organisation's own
-- weights are learned from. No answer shows it; the newest thousand ends are kept.
create table invitations_shown (
  ask_id text primary key,
  asker_id text not null,
  at bigint not null,
  -- [[person, {signal: value}], …], best first
  people jsonb not null,
  -- who of them the asker saw or asked, and who helped; null while the ask goes on
  compared jsonb,
  helped jsonb,
  ended_at bigint
);
create index invitations_shown_ended on invitations_shown (ended_at, ask_id);
create index invitations_shown_asker on invitations_shown (asker_id);

-- One row: the weights that every process ranks by.
create table invitations_weights (
  id integer primary key check (id = 1),
  -- of the shipped weights that these started from
  base text not null,
  outcomes integer not null,
  weights jsonb not null
);
