using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Reporting;

/// <summary>Sees to the role that may read the views for reports and nothing else.</summary>
sealed partial class ReportingRole(HistoryDatabase database, ILogger<ReportingRole> logger)
{
    public async Task GrantAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await database.GrantReportingAsync(cancellationToken))
                LogGranted();
        }
        catch (PostgresException e)
        {
            LogNotAllowed(e.MessageText);
        }
    }

    [LoggerMessage(3052, LogLevel.Information, "The role twin_reader may read the views of the schema reporting.")]
    partial void LogGranted();

    [LoggerMessage(3053, LogLevel.Warning, "The role twin_reader for reports could not be made; docs/reporting.md says how to make it by hand: {Reason}")]
    partial void LogNotAllowed(string reason);
}
