namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>
/// Who writes holds a lock of its session, which ends with its process or its connection, and says until when it need not be heard of,
/// by the clock of the database. A stopped process keeps its lock; its word runs out.
/// </summary>
static class PostgresLease
{
    const string Now = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

    // Another lock than those that last for a transaction.
    // It is waited for a little: whoever ends frees it a moment later, and whoever stands by learns of it at once.
    public const string Lock = "set lock_timeout = '500ms'; select pg_advisory_lock(7265323); reset lock_timeout";

    public const string TryLock = "select pg_try_advisory_lock(7265323)";

    public const string Take = $"""
        with mine as (
            update telemetry.shard set fence = fence + 1, owner = @owner, until = {Now} + @lease, session = current_setting('application_name')
            where shard = 0 and case when @expected::int is null then @locked or until < {Now} else fence = @expected or owner = @owner end
            returning fence, next_seq),
        chunks as (update telemetry.compaction set fence = mine.fence from mine where shard = 0)
        select fence, next_seq from mine
        """;

    // Stopped in the middle of a transaction, it would keep its locks for as long as it is stopped.
    public const string EndSilent = $"""
        select pg_terminate_backend(a.pid) from telemetry.shard s join pg_stat_activity a on a.application_name = s.session
        where s.shard = 0 and s.session <> '' and s.until < {Now} and a.datname = current_database() and a.pid <> pg_backend_pid()
        """;

    public const string Holder = "select coalesce(owner, ''), until from telemetry.shard where shard = 0";

    /// <summary>False also when nobody holds the lock: whoever took over from a stopped process gets it when that one ends.</summary>
    public const string Renew = $"""
        with mine as (update telemetry.shard set until = {Now} + @lease where shard = 0 and fence = @fence returning 1)
        select exists (select 1 from mine) and exists (
            select 1 from pg_locks where locktype = 'advisory' and objid = 7265323 and granted
                and database = (select oid from pg_database where datname = current_database()))
        """;

    /// <summary>Gives it up: the next one need not wait.</summary>
    public const string Release = "update telemetry.shard set until = 0 where shard = 0 and fence = @fence";
}
