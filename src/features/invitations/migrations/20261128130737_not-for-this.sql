-- 'Not for this', said by an asker of somebody who was suggested. The ask may be a draft, so it is known again by its
-- words; the wording itself isn't kept.
create table invitations_not_for_this (
  asker_id text not null,
  person_id text not null,
  subject jsonb not null,
  at bigint not null
);
create index invitations_not_for_this_asker on invitations_not_for_this (asker_id, at desc);
create index invitations_not_for_this_person on invitations_not_for_this (person_id);
