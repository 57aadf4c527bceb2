-- A helper's word that an ask was thoughtful: for the asker's eyes alone.
create table ask_thoughtful (
  ask_id text not null references ask_asks (id),
  person_id text not null,
  at bigint not null,
  primary key (ask_id, person_id)
);
