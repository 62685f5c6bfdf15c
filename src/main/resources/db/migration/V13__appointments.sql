-- To when the batches of a company's backlog are spread over the minute: the next one's time. Of no use once it is past.
alter table company_budget add column spread_to timestamptz;

-- Each request to QuickBooks writes here twice, and what stands here matters for a minute. Without a log nothing waits for the disk; after a
-- crash of the database the tables are empty, and whoever is one too many for Intuit then is told so by Intuit (429). A setting of the
-- transaction would do the same, but makes RDS Proxy keep a connection for whoever used it.
alter table company_budget set unlogged;
alter table company_call set unlogged;
