-- Rows of 1 min, 15 min, 1 h and 1 d of UTC, over the samples that are in chunks; times in microseconds since 1970.
create table telemetry_rollup (
    width int not null,
    series_id bigint not null,
    t bigint not null,
    n bigint not null,
    n_good bigint not null,
    n_used bigint not null,
    v_min double,
    v_max double,
    v_sum double,
    v_first double,
    v_last double,
    primary key (width, series_id, t)) without rowid;

create table telemetry_rolled (series_id bigint primary key, t bigint not null) without rowid;
create table telemetry_rollup_due (
    id integer primary key autoincrement,
    series_id bigint not null,
    t0 bigint not null,
    t1 bigint not null);
insert into telemetry_rollup_due (series_id, t0, t1) select series_id, t0, t1 from telemetry_chunk where gen > 0;

create table telemetry_signal_name (
    signal_id text primary key,
    twin_id text not null,
    site text,
    path text not null,
    twin text not null,
    name text not null,
    unit text not null,
    kind text not null,
    time_zone text not null,
    retired boolean not null) without rowid;

create table telemetry_destroyed (
    retention smallint not null,
    t0 bigint not null,
    t1 bigint not null,
    chunks bigint not null,
    samples bigint not null,
    bytes bigint not null,
    at bigint not null,
    primary key (retention, t0)) without rowid;

alter table telemetry_shard add column until bigint not null default 0;
alter table telemetry_shard add column session text not null default '';

-- Whose sample it was and what came where that is no value of the signal; a row may stand for more like it that were not kept.
alter table telemetry_quarantine add column signal_id text;
alter table telemetry_quarantine add column text text;
alter table telemetry_quarantine add column more bigint not null default 0;
update telemetry_quarantine set signal_id = (select s.signal_id from telemetry_series s where s.id = telemetry_quarantine.series_id);
create index telemetry_quarantine_group on telemetry_quarantine (reason, producer, signal_id, id);

-- Rows that grew too old or too many.
create table telemetry_quarantine_dropped (reason text primary key, n bigint not null, t bigint not null) without rowid;

-- How the clock of each who sends samples stands against this server's, in microseconds; positive is ahead.
create table telemetry_producer_clock (
    producer text primary key,
    ahead bigint not null,
    spread bigint not null,
    n int not null,
    since bigint not null,
    at bigint not null) without rowid;

-- When a clock was set; this server's has no producer.
create table telemetry_clock_jump (
    id integer primary key autoincrement,
    producer text,
    at bigint not null,
    by_us bigint not null,
    spread bigint not null);
create index telemetry_clock_jump_at on telemetry_clock_jump (at);

-- When the value after it came, and from whom; null where that was not written down.
alter table telemetry_revision add column received bigint;
alter table telemetry_revision add column producer bigint;

-- What came late, by series, producer and quarter of an hour of its coming; rolled is when the rows of minutes to days had it all.
create table telemetry_correction (
    id integer primary key autoincrement,
    series_id bigint not null,
    producer bigint not null,
    slot bigint not null,
    first bigint not null,
    last bigint not null,
    seq bigint not null,
    t0 bigint not null,
    t1 bigint not null,
    added bigint not null,
    revised bigint not null,
    rolled bigint,
    unique (series_id, producer, slot));
create index telemetry_correction_slot on telemetry_correction (slot, id);
create index telemetry_correction_due on telemetry_correction (series_id) where rolled is null;

-- What became otherwise because of what came late between two moments: a figure before and after, of a span and of signals.
create table telemetry_correction_effect (
    id integer primary key autoincrement,
    kind text not null,
    subject text not null,
    name text not null,
    link text not null,
    signals text not null,
    t0 bigint not null,
    t1 bigint not null,
    v_before double,
    v_after double,
    unit text not null,
    since bigint not null,
    at bigint not null,
    unique (kind, subject, t0, since));
create index telemetry_correction_effect_at on telemetry_correction_effect (at);
