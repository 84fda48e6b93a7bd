using System.Threading.Channels;
using AIoT.Twin.Governance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Keeps the running sinks at what the configuration says, version by version.</summary>
sealed partial class RunSinks(
    SinkDefinitions definitions, SinkSupervisor supervisor, ConfigurationVersion version, TimeProvider clock, ILogger<RunSinks> logger) : BackgroundService
{
    static readonly TimeSpan s_again = TimeSpan.FromSeconds(2);

    readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        version.Advanced += Wake;
        Wake(null!);
        try
        {
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
            var wanted = await definitions.AllAsync(cancellationToken);
            await supervisor.ApplyAsync(wanted);
            await supervisor.ForgetOthersAsync(wanted, cancellationToken);
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
        // Before storage stops, so that the places reached can still be written down.
        await supervisor.ApplyAsync([]);
    }

    [LoggerMessage(1300, LogLevel.Error, "The sinks could not be brought to the newest configuration; it is tried again.")]
    partial void LogBehind(Exception e);
}
