-- To when the batches of a company's backlog are spread over the minute: the next one's time. Of no use once it is past.
alter table company_budget add column spread_to timestamptz;
