-- A batch of which something was done, or tried, under another request id since must not be sent again as it was:
-- what became of the rest of it is looked for instead.
alter table outgoing add column repeatable boolean not null default true;
