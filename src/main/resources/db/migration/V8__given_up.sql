-- How many rows used up their retries is measured each minute, over all workspaces.
create index job_given_up on job (workspace_id) where status = 'failed' and passing > 0;
create index notice_given_up on notice (workspace_id) where given_up;
