-- Sync Health narrowed to some kinds of rows stays as quick as it is whole: of each kind (there are a few dozen) the newest are read and
-- merged (sync/LogPages). A direction is one of actions, so it needs no place of its own.
create index job_log_of on job (workspace_id, entity, action, status, id desc) include (created_at);
