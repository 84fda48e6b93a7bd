using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Schema;

/// <summary>Makes the historian's tables when there are none and refuses those of a newer program.</summary>
sealed partial class HistorianSchema(HistoryDatabase database, ILogger<HistorianSchema> logger)
{
    /// <summary>The version this program writes and reads.</summary>
    public const int Version = 1;

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (!await database.ExistsAsync(cancellationToken))
        {
            await database.CreateAsync(cancellationToken);
            LogCreated(Version);
        }

        var found = Convert.ToInt32(
            await database.ScalarAsync($"select max(version) from {database.Prefix}format", [], cancellationToken), CultureInfo.InvariantCulture);
        if (found > Version)
        {
            throw new StartRefusedException(
                $"The history is newer than this program: it has format {found} and this program knows {Version}. "
                + $"Start a version of the product that knows history format {found}, or restore the backup made before its migration.");
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "Tables of the history made, format {Version}.")]
    partial void LogCreated(int version);
}
