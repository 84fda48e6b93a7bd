using System.Collections.Frozen;
using System.Threading.Channels;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Reporting;

/// <summary>Copies names, units and zones of all signals beside history whenever the tree changes: the two are not joined otherwise.</summary>
sealed partial class SignalNames(
    ITwinTreeSource twins, HistoryDatabase database, SignalNameTable table, TimeProvider clock, ILogger<SignalNames> logger) : BackgroundService
{
    const string Utc = "UTC";

    static readonly TimeSpan s_again = TimeSpan.FromSeconds(10);

    readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    FrozenSet<string>? _zones;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        twins.Changed += Wake;
        Wake();
        try
        {
            await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
                await CopyAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            twins.Changed -= Wake;
        }
    }

    void Wake() => _changed.Writer.TryWrite(true);

    async Task CopyAsync(CancellationToken cancellationToken)
    {
        try
        {
            _zones ??= (await database.TimeZonesAsync(cancellationToken))?.ToFrozenSet(StringComparer.Ordinal);
            var tree = twins.Tree;
            var written = await table.WriteAsync([.. tree.Signals.Select(s => NameOf(tree, s))], cancellationToken);
            if (written > 0)
                LogWritten(written);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBehind(e);
            await Task.Delay(s_again, clock, cancellationToken);
            Wake();
        }
    }

    SignalName NameOf(TwinTree tree, SignalNode signal)
    {
        var site = tree.SiteOf(signal.TwinId);
        var zone = site?.Zone.Id ?? Utc;
        return new SignalName(signal.Id, signal.TwinId, tree.PathOf(signal.TwinId), tree.Find(signal.TwinId)?.Name ?? "", signal.Name)
        {
            Site = site is null ? null : tree.Find(site.Id)?.Name,
            Unit = signal.Unit,
            Kind = signal.Kind.ToString().ToLowerInvariant(),
            // A zone the database does not know would fail the view of days for everybody.
            TimeZone = _zones is null || _zones.Contains(zone) ? zone : Utc,
        };
    }

    [LoggerMessage(3050, LogLevel.Debug, "Names of {Count} signals were written beside history.")]
    partial void LogWritten(int count);

    [LoggerMessage(3051, LogLevel.Error, "The names of signals beside history are not up to date; it is tried again.")]
    partial void LogBehind(Exception e);
}
