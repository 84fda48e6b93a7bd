using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Schema;

/// <summary>Makes the historian's tables when there are none, brings those of an older program up to date, and refuses those of a newer one.</summary>
sealed partial class HistorianSchema(HistoryDatabase database, ILogger<HistorianSchema> logger, DatabaseBackup? backup = null)
{
    /// <summary>The version this program writes and reads.</summary>
    public const int Version = 2;

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var isNew = !await database.ExistsAsync(cancellationToken);
        if (isNew)
            await database.CreateAsync(cancellationToken);

        var found = await FoundAsync(cancellationToken);
        if (found > Version)
        {
            throw new StartRefusedException(
                $"The history is newer than this program: it has format {found} and this program knows {Version}. "
                + $"Start a version of the product that knows history format {found}, or restore the backup made before its migration.");
        }

        if (!isNew && found < Version && backup is not null)
            await backup.MakeAsync(cancellationToken);
        for (var next = found + 1; next <= Version; next++)
            await UpgradeAsync(next, cancellationToken);
        if (isNew)
            LogCreated(Version);
        else if (found < Version)
            LogUpgraded(found, Version);
    }

    async Task<int> FoundAsync(CancellationToken cancellationToken) => Convert.ToInt32(
        await database.ScalarAsync($"select max(version) from {database.Prefix}format", [], cancellationToken), CultureInfo.InvariantCulture);

    // Two processes that start at once: the second waits and finds it done.
    async Task UpgradeAsync(int version, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await database.HoldSchemaAsync(transaction, cancellationToken);
        var held = await transaction.ExecuteAsync(
            $"update {database.Prefix}format set version = @next where version = @next - 1", [("@next", version)], cancellationToken);
        if (held == 0)
            return;
        await transaction.ExecuteAsync(database.Script(version), [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(3001, LogLevel.Information, "Tables of the history made, format {Version}.")]
    partial void LogCreated(int version);

    [LoggerMessage(3003, LogLevel.Information, "The history was brought from format {From} to {To}.")]
    partial void LogUpgraded(int from, int to);
}
