-- Rows of Sync Health that are history: nothing can happen to them any more, they are only looked at (sync/Ageing). No more of a row is kept
-- than people see of it. Written once; the indexes hold hashes instead of words, and whoever asks compares the words too.
create table past_job (
    id            uuid        primary key,
    created_at    timestamptz not null,
    attempted_at  timestamptz not null,
    attempts      smallint    not null,
    workspace_id  varchar(64) not null,
    realm_id      varchar(64) not null,
    entity        varchar(16) not null,
    entity_id     varchar(64) not null,
    entity_name   text        not null,
    action        varchar(16) not null,
    direction     varchar(4)  not null,
    status        varchar(8)  not null check (status in ('success', 'failed', 'skipped')),
    error         jsonb,
    warning       jsonb,
    quickbooks_id varchar(64)
);
create function past_kind(workspace text, entity text, action text, status text) returns bigint
    immutable parallel safe language sql
    return hashtextextended(workspace || ' ' || entity || ' ' || action || ' ' || status, 0);
create function past_record(workspace text, entity text, record text) returns bigint
    immutable parallel safe language sql
    return hashtextextended(workspace || ' ' || entity || ' ' || record, 0);
-- Of each kind the newest, as job_log_of has them (kind and id are compared as one, and for that run the same way); and all of one record, which
-- are few.
create index past_job_of_kind on past_job (past_kind(workspace_id, entity, action, status), id);
create index past_job_of_record on past_job (past_record(workspace_id, entity, entity_id));

-- Sync Health: every row, wherever it is kept. Whoever changes a column's type drops the view first, and makes it again.
create view log_row as
select id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status, attempts, error, warning,
       quickbooks_id, created_at, attempted_at
from job
union all
select id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status, attempts, error, warning,
       quickbooks_id, created_at, attempted_at
from past_job;

-- How far the present round through the old rows has come, and when it goes on.
create table ageing (
    reached uuid        not null,
    next_at timestamptz not null
);
insert into ageing values ('00000000-0000-0000-0000-000000000000', now());

-- A row that Taskip has yet to hear of is not history.
create index notice_of on notice (job_id);
