-- What an admin changed, before and after: fields of accounts and of the organisation, never what people say to
-- each other. Null where a command has nothing to tell.
alter table platform_audit add column changes jsonb;
