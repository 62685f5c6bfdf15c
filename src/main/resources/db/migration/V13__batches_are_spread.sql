-- Whoever looks takes them in this order.
lock table company_call, company_budget in access exclusive mode;

-- When the next batch of a company's backlog is due, for them to be spread over the minute. Of no use once it is past.
alter table company_budget add column spread_to timestamptz;

-- Each request to QuickBooks writes here twice, and what stands here matters for a minute. Without a log nothing waits for the disk; after a
-- crash of the database the tables are empty, and whoever is one too many for Intuit then is told so by Intuit (429). A setting of the
-- transaction would do the same, but makes RDS Proxy keep a connection for whoever used it.
alter table company_budget set unlogged;
alter table company_call set unlogged;
