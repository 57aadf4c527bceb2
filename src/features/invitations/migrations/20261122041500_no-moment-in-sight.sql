-- Null where no moment is in sight: a limit of none, or hours that are never. It waits until that changes.
alter table invitations_invitations alter column due_at drop not null;
