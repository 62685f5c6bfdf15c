-- The company takes no changes (6190) until its subscription is renewed.
alter table connection add column subscription_ended boolean not null default false;
-- What failed is looked for by its cause: by Retry of many, by a changed setting, by a renewed subscription.
create index job_failed on job (workspace_id, realm_id, entity, (error ->> 'code')) where status = 'failed';
