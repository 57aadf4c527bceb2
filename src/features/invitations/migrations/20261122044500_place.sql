-- The order within a wave: as the asker named them, or best first. Plans and pages show it so.
alter table invitations_invitations add column place integer not null default 0;
