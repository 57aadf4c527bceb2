-- Offers that were taken: whom to remind, and which ask each became where both have accounts.
create table ring_promises (
  offer_id text primary key,
  ring_id text not null,
  ask_id text,
  asker_id text,
  helper_id text,
  at bigint not null,
  settled_at bigint
);
create unique index ring_promises_ask on ring_promises (ask_id) where ask_id is not null;
create index ring_promises_asker on ring_promises (asker_id);
create index ring_promises_helper on ring_promises (helper_id);
