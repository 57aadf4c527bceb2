create table offers_offers (
  id text primary key,
  ask_id text not null,
  person_id text not null,
  text text,
  state text not null check (state in ('open', 'taken')),
  at bigint not null,
  simulated boolean not null,
  unique (ask_id, person_id)
);
create index offers_person on offers_offers (person_id, at desc);
