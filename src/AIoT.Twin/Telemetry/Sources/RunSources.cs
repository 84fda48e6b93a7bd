using System.Threading.Channels;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Keeps the running sources at what the configuration says, version by version.</summary>
sealed partial class RunSources(
    SourceDefinitions definitions, SourceSupervisor supervisor, ConfigurationVersion version, WriterLease lease, TimeProvider clock, ILogger<RunSources> logger) : BackgroundService
{
    static readonly TimeSpan s_again = TimeSpan.FromSeconds(2);

    readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A device is read by one process only: the one that may store what it says.
            await lease.WritingAsync(stoppingToken);
            version.Advanced += Wake;
            Wake(null!);
            await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
                await ApplyAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            version.Advanced -= Wake;
        }
    }

    void Wake(ConfigurationStep step) => _changed.Writer.TryWrite(true);

    async Task ApplyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await supervisor.ApplyAsync(await definitions.AllAsync(cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBehind(e);
            await Task.Delay(s_again, clock, cancellationToken);
            Wake(null!);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Before storage stops, so that what is under way can still be stored.
        await supervisor.ApplyAsync([], cancellationToken);
    }

    [LoggerMessage(1200, LogLevel.Error, "The sources could not be brought to the newest configuration; it is tried again.")]
    partial void LogBehind(Exception e);
}
