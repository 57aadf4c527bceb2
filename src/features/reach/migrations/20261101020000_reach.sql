-- A person without a row is reachable at any hour, up to 3 asks a week, by the app and by mail at once.
create table reach_settings (
  person_id text primary key,
  -- {"mon": ["09:00", "17:00"], …}; null: any hour
  hours jsonb,
  -- ["22:00", "07:00"], each day
  quiet_hours jsonb,
  focus_hours jsonb,
  weekly_limit integer not null check (weekly_limit between 0 and 50),
  paused_until bigint,
  opted_out boolean not null,
  urgent_allowed boolean not null,
  mail text not null check (mail in ('atOnce', 'digest', 'off')),
  version integer not null
);
