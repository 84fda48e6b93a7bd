using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>A history as the first version of the program made it.</summary>
static class FormerFormat
{
    static readonly string[] s_postgres =
    [
        "drop schema reporting cascade", "drop table telemetry.rollup", "drop table telemetry.rolled", "drop table telemetry.rollup_due",
        "drop table telemetry.signal_name", "drop table telemetry.quarantine_dropped", "drop index telemetry.quarantine_group",
        "alter table telemetry.quarantine drop column signal_id, drop column text, drop column more", "drop table telemetry.destroyed",
        "drop table telemetry.producer_clock", "drop table telemetry.clock_jump", "drop table telemetry.correction", "drop table telemetry.correction_effect",
        "alter table telemetry.revision drop column received, drop column producer",
        "alter table telemetry.shard drop column until, drop column session", "update telemetry.format set version = 1",
    ];

    static readonly string[] s_sqlite =
    [
        "drop table telemetry_rollup", "drop table telemetry_rolled", "drop table telemetry_rollup_due", "drop table telemetry_signal_name",
        "drop table telemetry_destroyed",
        "alter table telemetry_shard drop column until", "alter table telemetry_shard drop column session",
        "drop table telemetry_quarantine_dropped", "drop index telemetry_quarantine_group", "alter table telemetry_quarantine drop column signal_id",
        "alter table telemetry_quarantine drop column text", "alter table telemetry_quarantine drop column more",
        "drop table telemetry_producer_clock", "drop table telemetry_clock_jump", "drop table telemetry_correction", "drop table telemetry_correction_effect",
        "alter table telemetry_revision drop column received", "alter table telemetry_revision drop column producer",
        "update telemetry_format set version = 1",
    ];

    /// <summary>Its tables, without anything in them.</summary>
    public static async Task MakeAsync(DatabasePlace place, CancellationToken cancellationToken)
    {
        await using var database = Open(place);
        await database.CreateAsync(cancellationToken);
    }

    /// <summary>Takes away what came later; what it already had stays.</summary>
    public static async Task ReturnToAsync(DatabasePlace place, CancellationToken cancellationToken)
    {
        await using var database = Open(place);
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var text in place.Kind is DatabaseKind.Postgres ? s_postgres : s_sqlite)
            await transaction.ExecuteAsync(text, [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    static HistoryDatabase Open(DatabasePlace place) => place.Kind is DatabaseKind.Postgres
        ? new PostgresHistory(place.HistoryConnection)
        : new SqliteHistory(place.HistoryConnection, TimeProvider.System);
}
