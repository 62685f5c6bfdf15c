-- Looks for payments in a company: whether one is due, whose turn it is, and what has been seen.
create table look (
    workspace_id  varchar(64) not null,
    realm_id      varchar(64) not null,
    -- Counted and not timed, since functions' clocks differ: a look is due while more were asked for than answered.
    asked         bigint      not null default 0,
    answered      bigint      not null default 0,
    -- Not before: a burst of changes in QuickBooks is looked at once it has calmed down.
    due_at        timestamptz,
    -- Who looks now; nobody else does until then.
    looking_by    uuid,
    looking_until timestamptz,
    -- When the last look began, by our clock.
    began_at      timestamptz,
    -- By QuickBooks' clock: everything that it changed before this instant was seen.
    seen_until    timestamptz,
    primary key (workspace_id, realm_id)
);
insert into look (workspace_id, realm_id, seen_until)
select workspace_id, realm_id, pulled_until from connection where realm_id is not null and pulled_until is not null;
comment on column connection.pulled_until is
    'Not used any more, see look.seen_until. A later migration drops it, once no function of before is running.';

-- What Taskip has yet to be told: written together with what it tells of, gone once Taskip has heard.
create table notice (
    id           uuid        primary key,
    workspace_id varchar(64) not null,
    -- The row of Sync Health that it belongs to.
    job_id       uuid        not null,
    -- The very text that is sent, each time.
    body         text        not null,
    -- Tries in a row that failed, since it was written or a redrive took it up again.
    failures     smallint    not null default 0,
    -- In the dead-letter queue: nobody tries again until an operator does.
    given_up     boolean     not null default false,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    -- When a wake-up was last sent for it, and how often; the sweeper looks for those that nobody woke.
    woken_at     timestamptz not null,
    wakes        smallint    not null default 0,
    lease_id     uuid,
    leased_until timestamptz
);
create index notice_due on notice (due_at) where not given_up;
