-- What an invitation was before an answer from the web app, for the seconds in which it can be taken back.
create table invitations_slips (
  invitation_id text primary key references invitations_invitations (id),
  state text not null,
  until bigint,
  answered_at bigint,
  note text,
  -- by the wall's clock, as a person's seconds pass
  undo_until bigint not null
);

-- Somebody who isn't in the organisation's list can be named in words; and a helper may introduce whom they name.
alter table invitations_passes alter column to_id drop not null;
alter table invitations_passes add column who text;
alter table invitations_passes add column introduces boolean not null default false;
alter table invitations_passes add check (to_id is not null or who is not null);
