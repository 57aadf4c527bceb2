-- Import runs: what came from where, how far it got, and what --undo takes back. No names, no addresses, no paths:
-- a path often holds somebody's name.
create table operations_runs (
  id text primary key,
  importer text not null,
  -- hash of importer, source and options: the same import again finds where it stopped
  source_key text not null,
  cursor text,
  state text not null check (state in ('running', 'done', 'failed', 'undone')),
  counts jsonb not null,
  started_at bigint not null,
  finished_at bigint
);
create index operations_runs_source on operations_runs (source_key, started_at desc);
