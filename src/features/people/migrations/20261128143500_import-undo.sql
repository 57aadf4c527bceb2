-- What an import made of each person, kept for a day so that it can be taken back. Only fields that it changed.
create table people_import_changes (
  place bigint generated always as identity primary key,
  run_id text not null,
  person_id text not null references people_persons (id),
  kind text not null check (kind in ('added', 'changed')),
  before jsonb not null,
  after jsonb not null
);
create index people_import_changes_run on people_import_changes (run_id);
create index people_import_changes_person on people_import_changes (person_id);

-- Came with an import that was taken back. Unlike those who left, a later list simply brings them in again.
create table people_withdrawn (person_id text primary key references people_persons (id));
