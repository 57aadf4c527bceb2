-- Entries of ours that were put into a calendar whose person allowed it, and what its server calls their state.
create table calendars_entries (
  calendar_id text not null references calendars_calendars (id) on delete cascade,
  hold_id text not null,
  tag text,
  at bigint not null,
  primary key (calendar_id, hold_id)
);
