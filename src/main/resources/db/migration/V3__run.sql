-- Manual sync: what a person asked for, and how far it has come.
create table run (
    id           uuid        primary key,
    workspace_id varchar(64) not null,
    realm_id     varchar(64) not null,
    -- A kind of record, or 'all'.
    entity       varchar(16) not null,
    status       varchar(9)  not null check (status in ('queued', 'running', 'finished', 'cancelled')),
    -- The kind whose records are being looked through, and the last one seen; null once all are planned.
    planning     varchar(16),
    planned_to   varchar(64) not null default '',
    -- Raised in the transaction that settles a job, so that nobody ever has to count rows.
    total        integer     not null default 0,
    succeeded    integer     not null default 0,
    failed       integer     not null default 0,
    skipped      integer     not null default 0,
    created_at   timestamptz not null,
    started_at   timestamptz,
    -- When the last of its jobs was settled, also after a cancel.
    finished_at  timestamptz
);
create index run_log on run (workspace_id, id desc);
create unique index run_going on run (workspace_id, entity) where status in ('queued', 'running');
create index run_open on run (workspace_id) where finished_at is null;

-- Part of a backlog: the workspace's pumps take it up, thirty jobs at a time; nobody waits for it.
alter table job add column bulk boolean not null default false;
create index job_bulk on job (workspace_id, realm_id, due_at, id) where status = 'pending' and bulk;
create index job_bulk_held on job (workspace_id, realm_id) where status = 'pending' and bulk and lease_id is not null;
create index job_of_run on job (run_id) where status = 'pending' and run_id is not null;

-- What works off a workspace's backlog: each pump is one chain of wake-ups, so that neither the queue nor the workers are flooded.
create table bulk_pump (
    workspace_id varchar(64) not null,
    number       smallint    not null,
    -- When its next turn is; null while there is nothing to do.
    due_at       timestamptz,
    woken_at     timestamptz not null,
    wakes        smallint    not null default 0,
    lease_id     uuid,
    leased_until timestamptz,
    -- There is new work: its next turn is at once, whatever its holder thinks.
    stirred      boolean     not null default false,
    primary key (workspace_id, number)
);
create index bulk_pump_due on bulk_pump (due_at) where due_at is not null;
