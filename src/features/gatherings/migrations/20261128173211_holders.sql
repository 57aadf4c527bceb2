-- Processes that hold streams: one that hasn't said so for a while is no more, and nobody is there by it.
create table gatherings_holders (
  holder text primary key,
  until bigint not null
);
