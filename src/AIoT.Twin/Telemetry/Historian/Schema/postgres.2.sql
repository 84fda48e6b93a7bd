-- Rows of 1 min, 15 min, 1 h and 1 d of UTC, over the samples that are in chunks, for programs that read SQL.
create table telemetry.rollup (
    width int not null,
    series_id bigint not null,
    t timestamptz not null,
    n bigint not null,
    n_good bigint not null,
    n_used bigint not null,
    v_min double precision,
    v_max double precision,
    v_sum double precision,
    v_first double precision,
    v_last double precision,
    primary key (width, series_id, t)) partition by list (width);
create table telemetry.rollup_60 partition of telemetry.rollup for values in (60) partition by range (t);
-- The newest row of a series is updated with every flush: room on the page keeps its versions together.
create table telemetry.rollup_900 partition of telemetry.rollup for values in (900) with (fillfactor = 90);
create table telemetry.rollup_3600 partition of telemetry.rollup for values in (3600) with (fillfactor = 80);
create table telemetry.rollup_86400 partition of telemetry.rollup for values in (86400) with (fillfactor = 50);

-- Every sample of a series up to this time is in its rows, except in spans that are due.
create table telemetry.rolled (series_id bigint primary key, t bigint not null) with (fillfactor = 50);
create table telemetry.rollup_due (
    id bigint generated always as identity primary key,
    series_id bigint not null,
    t0 bigint not null,
    t1 bigint not null);
insert into telemetry.rollup_due (series_id, t0, t1) select series_id, t0, t1 from telemetry.chunk where gen > 0;

-- What people call a series' signal, copied from the configuration, which is not joined with history.
create table telemetry.signal_name (
    signal_id uuid primary key,
    twin_id uuid not null,
    site text,
    path text not null,
    twin text not null,
    name text not null,
    unit text not null,
    kind text not null,
    time_zone text not null,
    retired boolean not null);

-- Months of raw values that were given back because they were older than their class keeps them, and what they were.
create table telemetry.destroyed (
    retention smallint not null,
    t0 bigint not null,
    t1 bigint not null,
    chunks bigint not null,
    samples bigint not null,
    bytes bigint not null,
    at bigint not null,
    primary key (retention, t0));

-- Until when, by this database's clock, the owner may be silent before somebody else takes over.
alter table telemetry.shard add column until bigint not null default 0;
-- What the owner's connections are called, so that those of one who fell silent in the middle of a transaction can be ended.
alter table telemetry.shard add column session text not null default '';

create schema reporting;

create view reporting.signal as
    select signal_id, twin_id, site, path, twin, name as signal, unit, kind, time_zone, retired from telemetry.signal_name;

create view reporting.minute as
    select r.t as time, g.path, g.twin, g.name as signal, s.unit, r.n as samples, r.n_used as used, r.n_good::double precision / r.n as good_share,
        r.v_min as min, r.v_max as max, r.v_sum / nullif(r.n_used, 0) as mean, r.v_sum as sum, r.v_first as first, r.v_last as last,
        g.site, s.signal_id, r.series_id
    from telemetry.rollup r join telemetry.series s on s.id = r.series_id join telemetry.signal_name g on g.signal_id = s.signal_id
    where r.width = 60;

create view reporting.quarter_hour as
    select r.t as time, g.path, g.twin, g.name as signal, s.unit, r.n as samples, r.n_used as used, r.n_good::double precision / r.n as good_share,
        r.v_min as min, r.v_max as max, r.v_sum / nullif(r.n_used, 0) as mean, r.v_sum as sum, r.v_first as first, r.v_last as last,
        g.site, s.signal_id, r.series_id
    from telemetry.rollup r join telemetry.series s on s.id = r.series_id join telemetry.signal_name g on g.signal_id = s.signal_id
    where r.width = 900;

create view reporting.hour as
    select r.t as time, g.path, g.twin, g.name as signal, s.unit, r.n as samples, r.n_used as used, r.n_good::double precision / r.n as good_share,
        r.v_min as min, r.v_max as max, r.v_sum / nullif(r.n_used, 0) as mean, r.v_sum as sum, r.v_first as first, r.v_last as last,
        g.site, s.signal_id, r.series_id
    from telemetry.rollup r join telemetry.series s on s.id = r.series_id join telemetry.signal_name g on g.signal_id = s.signal_id
    where r.width = 3600;

create view reporting.day as
    select r.t as time, g.path, g.twin, g.name as signal, s.unit, r.n as samples, r.n_used as used, r.n_good::double precision / r.n as good_share,
        r.v_min as min, r.v_max as max, r.v_sum / nullif(r.n_used, 0) as mean, r.v_sum as sum, r.v_first as first, r.v_last as last,
        g.site, s.signal_id, r.series_id
    from telemetry.rollup r join telemetry.series s on s.id = r.series_id join telemetry.signal_name g on g.signal_id = s.signal_id
    where r.width = 86400;

-- Days of the site's zone, of 23, 24 or 25 hours: every zone in use changes at a quarter of an hour of UTC.
create view reporting.site_day as
    select (r.t at time zone g.time_zone)::date as day, g.time_zone, min(r.t) as since, g.path, g.twin, g.name as signal, s.unit,
        sum(r.n)::bigint as samples, sum(r.n_used)::bigint as used, sum(r.n_good)::double precision / sum(r.n)::double precision as good_share,
        min(r.v_min) as min, max(r.v_max) as max,
        -- A sum beyond every double would refuse the whole report.
        sum(case when abs(r.v_sum) < 1e300 then r.v_sum else 'nan' end) filter (where r.n_used > 0) / nullif(sum(r.n_used), 0)::double precision as mean,
        sum(case when abs(r.v_sum) < 1e300 then r.v_sum else 'nan' end) filter (where r.n_used > 0) as sum,
        (array_agg(r.v_first order by r.t) filter (where r.n_used > 0))[1] as first,
        (array_agg(r.v_last order by r.t desc) filter (where r.n_used > 0))[1] as last,
        g.site, s.signal_id, r.series_id
    from telemetry.rollup r join telemetry.series s on s.id = r.series_id join telemetry.signal_name g on g.signal_id = s.signal_id
    where r.width = 900
    group by 1, g.time_zone, g.path, g.twin, g.name, s.unit, g.site, s.signal_id, r.series_id;

-- Through which time the rows of a signal are complete.
create view reporting.progress as
    select g.path, g.twin, g.name as signal, s.unit, to_timestamp(p.t / 1e6) as complete_through,
        exists (select 1 from telemetry.rollup_due d where d.series_id = s.id) as being_corrected, s.signal_id, s.id as series_id
    from telemetry.rolled p join telemetry.series s on s.id = p.series_id join telemetry.signal_name g on g.signal_id = s.signal_id;

-- Whose sample it was and what came where that is no value of the signal; a row may stand for more like it that were not kept.
alter table telemetry.quarantine add column signal_id uuid;
alter table telemetry.quarantine add column text text;
alter table telemetry.quarantine add column more bigint not null default 0;
update telemetry.quarantine q set signal_id = s.signal_id from telemetry.series s where s.id = q.series_id;
create index quarantine_group on telemetry.quarantine (reason, producer, signal_id, id);

-- Rows that grew too old or too many.
create table telemetry.quarantine_dropped (reason text primary key, n bigint not null, t bigint not null);

-- How the clock of each who sends samples stands against this server's, in microseconds; positive is ahead.
create table telemetry.producer_clock (
    producer text primary key,
    ahead bigint not null,
    spread bigint not null,
    n int not null,
    since bigint not null,
    at bigint not null);

-- When a clock was set; this server's has no producer.
create table telemetry.clock_jump (
    id bigint generated always as identity primary key,
    producer text,
    at bigint not null,
    by_us bigint not null,
    spread bigint not null);
create index clock_jump_at on telemetry.clock_jump (at);

-- When the value after it came, and from whom; null where that was not written down.
alter table telemetry.revision add column received bigint;
alter table telemetry.revision add column producer bigint;

-- What came late, by series, producer and quarter of an hour of its coming; rolled is when the rows of minutes to days had it all.
create table telemetry.correction (
    id bigint generated always as identity primary key,
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
create index correction_slot on telemetry.correction (slot, id);
create index correction_due on telemetry.correction (series_id) where rolled is null;

-- What became otherwise because of what came late between two moments: a figure before and after, of a span and of signals.
create table telemetry.correction_effect (
    id bigint generated always as identity primary key,
    kind text not null,
    subject uuid not null,
    name text not null,
    link text not null,
    signals text not null,
    t0 bigint not null,
    t1 bigint not null,
    v_before double precision,
    v_after double precision,
    unit text not null,
    since bigint not null,
    at bigint not null,
    unique (kind, subject, t0, since));
create index correction_effect_at on telemetry.correction_effect (at);
