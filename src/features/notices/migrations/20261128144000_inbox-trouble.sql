-- What stands in the way of mail in, beside what stands in the way of mail out: one must not hide the other.
alter table notices_channels add column inbox_trouble text;
alter table notices_channels add column inbox_trouble_at bigint;
