-- A time that was agreed can move: calendars go by the number of its newest change.
alter table times_agreed add column sequence integer not null default 0;
alter table times_agreed add column changed_at bigint not null default 0;
update times_agreed set changed_at = at, sequence = case state when 'released' then 1 else 0 end;
