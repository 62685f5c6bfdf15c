-- Taskip's record is another than QuickBooks was told, and no job says so: an import changed it, or it changed while its company was not the
-- connected one. The next manual sync pushes it.
alter table link add column untold boolean not null default false;
create index link_of_record on link (workspace_id, kind, record_id);

-- Rows that are to be opened again, however many they are: ordered together with what makes it worth it, worked off page by page.
create table reopening (
    id           uuid        primary key,
    workspace_id varchar(64) not null,
    realm_id     varchar(64) not null,
    -- How the rows ended: any of these, for any of these reasons.
    statuses     text[]      not null,
    codes        text[]      not null,
    -- The last row that was looked at.
    reached      uuid
);
create index reopening_of on reopening (workspace_id, realm_id, id);
