-- Hidden by its owner: as good as not there for everybody else, and theirs to show again.
alter table evidence_people add column hidden_at bigint;

-- What somebody doesn't want to be found for: out of the answers to texts that have all of these terms.
create table evidence_hidden_topics (
  person_id text not null,
  -- the terms, sorted, in one text: the same topic is hidden once, however it is written
  topic text not null,
  terms text[] not null,
  words text not null,
  at bigint not null,
  primary key (person_id, topic)
);
create index evidence_hidden_topics_terms on evidence_hidden_topics using gin (terms);
