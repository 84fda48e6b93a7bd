create schema if not exists telemetry;

create table telemetry.format (version int not null);
insert into telemetry.format values (1);

create table telemetry.series (
    id bigint generated always as identity primary key,
    signal_id uuid not null,
    kind smallint not null,
    unit text not null,
    retention smallint not null,
    since bigint not null);
create index series_signal on telemetry.series (signal_id, id);

-- Updated by every commit: room on the page keeps the versions of a row together.
create table telemetry.shard (shard smallint primary key, fence int not null, next_seq bigint not null, owner text) with (fillfactor = 20);
create table telemetry.compaction (shard smallint primary key, fence int not null, through bigint not null) with (fillfactor = 20);
insert into telemetry.shard (shard, fence, next_seq) values (0, 0, 1);
insert into telemetry.compaction values (0, 0, 0);

create table telemetry.flushed (
    shard smallint not null,
    series_id bigint not null,
    seq bigint not null,
    primary key (shard, series_id)) with (fillfactor = 50);

create table telemetry.journal (
    shard smallint not null,
    seq bigint not null,
    epoch int not null,
    format smallint not null,
    n int not null,
    t_min bigint not null,
    t_max bigint not null,
    data bytea not null,
    primary key (shard, seq)) partition by range (seq);
alter table telemetry.journal alter column data set storage external;

create table telemetry.consumer (name text not null, shard smallint not null, seq bigint not null, primary key (name, shard));

create table telemetry.producer (
    id bigint generated always as identity primary key,
    name text not null unique,
    epoch int not null,
    through bigint not null);

create table telemetry.batch (
    producer bigint not null,
    epoch int not null,
    number bigint not null,
    hash bytea not null,
    received bigint not null,
    stored int not null,
    duplicates int not null,
    revised int not null,
    quarantined text,
    primary key (producer, epoch, number));
create index batch_received on telemetry.batch (received);

create table telemetry.revision (
    series_id bigint not null,
    t bigint not null,
    seq bigint not null,
    idx int not null,
    status int not null,
    bits bigint not null,
    text text,
    primary key (series_id, t, seq, idx));

create table telemetry.quarantine (
    id bigint generated always as identity primary key,
    received bigint not null,
    producer bigint,
    epoch int not null,
    number bigint,
    idx int not null,
    series_id bigint,
    t bigint not null,
    status int not null,
    bits bigint not null,
    reason text not null);

create table telemetry.chunk (
    retention smallint not null,
    series_id bigint not null,
    t0 bigint not null,
    t1 bigint not null,
    gen smallint not null,
    n int not null,
    n_good int not null,
    n_used int not null,
    v_min double precision,
    v_max double precision,
    v_sum double precision,
    v_first double precision,
    v_last double precision,
    format smallint not null,
    blocks bytea not null,
    data bytea not null,
    primary key (retention, series_id, t0, gen)) partition by list (retention);
-- Packed already: compressing once more costs time and gains nothing.
alter table telemetry.chunk alter column data set storage external;
alter table telemetry.chunk alter column blocks set storage external;
create index chunk_correction on telemetry.chunk (series_id) where gen > 0;
