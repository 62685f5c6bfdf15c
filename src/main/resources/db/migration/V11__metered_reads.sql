-- Reads that Intuit meters, counted for each company and day (UTC): it allows so many a month, for all companies of the app together.
create table metered_read (
    day      date        not null,
    realm_id varchar(64) not null,
    reads    integer     not null,
    primary key (day, realm_id)
);
