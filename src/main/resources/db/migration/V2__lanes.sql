-- What is written about one invoice and the payments on it is worked on one after the other: 'invoice:id'.
alter table job add column lane varchar(81);
update job set lane = 'invoice:' || entity_id where entity = 'invoice' and status <> 'success' and direction = 'push';
create index job_lane on job (workspace_id, lane) where status = 'pending' and lane is not null;
