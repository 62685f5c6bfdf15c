-- Rows are opened again by why they ended, and because of what they waited for.
create index job_ended_for on job (workspace_id, realm_id, (error ->> 'code'), id) where status in ('failed', 'skipped');
alter table reopening alter column codes drop not null;
alter table reopening add column waits_for text[];
