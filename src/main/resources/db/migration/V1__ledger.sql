-- One row a workspace: which QuickBooks company it is connected to, and the (encrypted) tokens.
create table connection (
    workspace_id          varchar(64) primary key,
    status                smallint    not null default 0 check (status in (0, 1, 2)),
    realm_id              varchar(64),
    company_name          text,
    environment           varchar(16) not null,
    home_currency         varchar(3),
    connected_at          timestamptz,
    connected_by          varchar(255),
    last_error            text,
    access_token          bytea,
    refresh_token         bytea,
    -- Which key of the ring the tokens were encrypted with.
    token_key_id          varchar(32),
    access_expires_at     timestamptz,
    -- From when on the access token is renewed, a while before it expires.
    access_refresh_at     timestamptz,
    refresh_expires_at    timestamptz,
    grant_expires_at      timestamptz,
    -- Raised by every change of the tokens: who saw an older one re-reads before acting.
    token_version         bigint      not null default 0,
    -- Who may talk to Intuit's token endpoint for this workspace now; nobody else does until then.
    refreshing_until      timestamptz,
    refreshing_by         uuid,
    -- When somebody last tried to keep an idle grant alive: not tried again at once, whatever came of it.
    kept_alive_at         timestamptz,
    ar_account_refused    boolean     not null default false,
    -- Everything QuickBooks changed before this instant has been looked at by the pull.
    pulled_until          timestamptz
);
-- One company belongs to one workspace only, for as long as it is connected.
create unique index connection_company on connection (realm_id, environment) where status <> 0;

create table oauth_state (
    state_hash   bytea       primary key,
    workspace_id varchar(64) not null,
    user_id      varchar(255) not null,
    expires_at   timestamptz not null
);

create table settings (
    workspace_id varchar(64) primary key,
    document     jsonb       not null,
    -- The company whose ids the document holds; null when it was saved without one.
    realm_id     varchar(64)
);

-- Taskip's records as Taskip last put them.
create table record (
    workspace_id     varchar(64) not null,
    kind             varchar(16) not null,
    id               varchar(64) not null,
    body             jsonb       not null,
    contact_id       varchar(64),
    invoice_id       varchar(64),
    first_arrived_at timestamptz not null,
    changed_at       timestamptz not null,
    -- Set by the pull: QuickBooks says the invoice is paid, whatever Taskip's copy still says.
    paid_on          date,
    primary key (workspace_id, kind, id)
);
create index record_by_contact on record (workspace_id, contact_id) where contact_id is not null;
create index record_by_invoice on record (workspace_id, invoice_id) where invoice_id is not null;

-- What QuickBooks has for a record of ours, in one company, and what it was last told.
create table link (
    workspace_id  varchar(64) not null,
    realm_id      varchar(64) not null,
    kind          varchar(16) not null,
    record_id     varchar(64) not null,
    quickbooks_id varchar(64) not null,
    sync_token    varchar(32) not null,
    doc_number    varchar(64),
    -- The mapped fields as last written, so that an update carries only what changed in Taskip since.
    sent          jsonb       not null,
    total         numeric,
    -- An invoice that the pull still has to watch.
    open          boolean     not null default false,
    voided        boolean     not null default false,
    -- The essence of the lines as QuickBooks answered them: tells whether a person changed them since.
    answered      text,
    synced_at     timestamptz not null,
    primary key (workspace_id, realm_id, kind, record_id)
);
create unique index link_quickbooks on link (workspace_id, realm_id, kind, quickbooks_id);
create index link_open on link (workspace_id, realm_id) where open;

-- The job rows are Sync Health: one row an attempt to change QuickBooks, or to change Taskip from QuickBooks.
create table job (
    id            uuid        primary key,
    workspace_id  varchar(64) not null,
    realm_id      varchar(64) not null,
    entity        varchar(16) not null,
    entity_id     varchar(64) not null,
    entity_name   text        not null,
    action        varchar(16) not null,
    direction     varchar(4)  not null,
    status        varchar(8)  not null check (status in ('pending', 'success', 'failed', 'skipped')),
    attempts      smallint    not null default 0,
    -- Passing failures in a row since a person or a redrive last queued the job.
    passing       smallint    not null default 0,
    error         jsonb,
    warning       jsonb,
    quickbooks_id varchar(64),
    created_at    timestamptz not null,
    attempted_at  timestamptz,
    -- Not before: the wait after a passing failure, a throttle, or for a dependency.
    due_at        timestamptz not null,
    -- When a wake-up was last sent for it, and how often; the sweeper looks for those that nobody woke.
    woken_at      timestamptz not null,
    wakes         smallint    not null default 0,
    lease_id      uuid,
    leased_until  timestamptz,
    -- The record changed while the job was in flight: settling opens the next row.
    changed_since boolean     not null default false,
    -- The record it cannot go on without, as 'kind:id'.
    waits_for     varchar(81),
    -- The write whose outcome is not known yet.
    outgoing_id   uuid,
    run_id        uuid,
    -- A person asked for this attempt with Retry.
    forced        boolean     not null default false,
    -- A person has seen what stands in QuickBooks and wants Taskip's version over it.
    push_over     boolean     not null default false
);
-- One open job a record: a change finds it and is absorbed.
create unique index job_open on job (workspace_id, realm_id, entity, entity_id) where status = 'pending';
create index job_due on job (due_at) where status = 'pending';
create index job_waiting on job (workspace_id, waits_for) where waits_for is not null;
-- Ids are time-ordered (version 7), so the newest come first by id.
create index job_log on job (workspace_id, id desc);
create index job_of_record on job (workspace_id, entity, entity_id, id desc);
create index job_leased on job (lease_id) where lease_id is not null;
create index job_outgoing on job (outgoing_id) where outgoing_id is not null;

-- Intent: the exact request, committed before it leaves, so that after a crash the very same one is sent again.
create table outgoing (
    id           uuid        primary key,
    workspace_id varchar(64) not null,
    realm_id     varchar(64) not null,
    operations   jsonb       not null,
    created_at   timestamptz not null
);

-- The budget that all functions share, per QuickBooks company: its row is the lock to count under.
create table company_budget (
    realm_id     varchar(64) primary key,
    -- After a 429 nobody sends this company anything until then.
    closed_until timestamptz
);
create table company_call (
    id         uuid        primary key,
    realm_id   varchar(64) not null,
    batch      boolean     not null,
    -- Until when it may be at work at QuickBooks: a bound while it runs, the truth once it ended.
    busy_until timestamptz not null
);
create index company_call_recent on company_call (realm_id, busy_until);
