create table telemetry_format (version int not null);
insert into telemetry_format values (1);

create table telemetry_series (
    id integer primary key autoincrement,
    signal_id text not null,
    kind smallint not null,
    unit text not null,
    retention smallint not null,
    since bigint not null);
create index telemetry_series_signal on telemetry_series (signal_id, id);

create table telemetry_shard (shard smallint primary key, fence int not null, next_seq bigint not null, owner text);
create table telemetry_compaction (shard smallint primary key, fence int not null, through bigint not null);
insert into telemetry_shard (shard, fence, next_seq) values (0, 0, 1);
insert into telemetry_compaction values (0, 0, 0);

create table telemetry_flushed (
    shard smallint not null,
    series_id bigint not null,
    seq bigint not null,
    primary key (shard, series_id)) without rowid;

create table telemetry_journal (
    shard smallint not null,
    seq bigint not null,
    epoch int not null,
    format smallint not null,
    n int not null,
    t_min bigint not null,
    t_max bigint not null,
    data blob not null,
    primary key (shard, seq));

create table telemetry_consumer (name text not null, shard smallint not null, seq bigint not null, primary key (name, shard));

create table telemetry_producer (
    id integer primary key autoincrement,
    name text not null unique,
    epoch int not null,
    through bigint not null);

create table telemetry_batch (
    producer bigint not null,
    epoch int not null,
    number bigint not null,
    hash blob not null,
    received bigint not null,
    stored int not null,
    duplicates int not null,
    revised int not null,
    quarantined text,
    primary key (producer, epoch, number)) without rowid;
create index telemetry_batch_received on telemetry_batch (received);

create table telemetry_revision (
    series_id bigint not null,
    t bigint not null,
    seq bigint not null,
    idx int not null,
    status int not null,
    bits bigint not null,
    text text,
    primary key (series_id, t, seq, idx)) without rowid;

create table telemetry_quarantine (
    id integer primary key autoincrement,
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

create table telemetry_chunk (
    retention smallint not null,
    series_id bigint not null,
    t0 bigint not null,
    t1 bigint not null,
    gen smallint not null,
    n int not null,
    n_good int not null,
    n_used int not null,
    v_min double,
    v_max double,
    v_sum double,
    v_first double,
    v_last double,
    format smallint not null,
    blocks blob not null,
    data blob not null,
    primary key (retention, series_id, t0, gen));
create index telemetry_chunk_correction on telemetry_chunk (series_id) where gen > 0;
