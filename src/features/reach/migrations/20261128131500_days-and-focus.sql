-- Days on which nothing comes, focus that ends by itself, a limit for one day, and topics not to be asked about.
alter table reach_settings add column holiday_country text;
alter table reach_settings add column holiday_region text;
-- ["2026-12-25", …]: worked out from the place when it is chosen and once a year, dates alone
alter table reach_settings add column public_holidays jsonb not null default '[]';
-- dates that the person gave, one by one or from a calendar file, of which nothing else is kept
alter table reach_settings add column days_off jsonb not null default '[]';
alter table reach_settings add column focus_until bigint;
alter table reach_settings add column daily_limit integer check (daily_limit between 1 and 50);
alter table reach_settings add column topics_off jsonb not null default '[]';
