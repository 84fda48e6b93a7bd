using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Protocols;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Keeps one sink fed: what is committed, in order, then a piece of stored history where there is some to send; tries again when the link fails.</summary>
sealed partial class SinkRunner(
    SinkDefinition sink, ITimeSeriesSink target, SinkSurroundings around, SinkScope scope, SinkPlace place, SinkReport report)
{
    const int SamplesAtOnce = 20_000;

    static readonly TimeSpan s_idle = TimeSpan.FromSeconds(1);
    static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);
    static readonly TimeSpan s_shortestWait = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(60);
    static readonly TimeSpan s_longestWaitForLogin = TimeSpan.FromMinutes(5);

    readonly ILogger _logger = around.Logs.CreateLogger<SinkRunner>();
    readonly FullJitter _jitter = new(s_shortestWait, Random.Shared.NextDouble);
    bool _isLoaded;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await OnceAsync(cancellationToken) is { } failure)
                await WaitAsync(failure, cancellationToken);
        }

        if (_isLoaded)
            await KeepAsync();
    }

    async Task<SourceFailure?> OnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_isLoaded)
                await place.LoadAsync(cancellationToken);
            _isLoaded = true;
            await (sink.IsPaused ? LookAsync(cancellationToken) : FeedAsync(cancellationToken));
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (SourceException failed)
        {
            return failed.Failure;
        }
        catch (Exception fault)
        {
            // A sink never dies silently, whatever its other side answers.
            LogFault(fault, sink.Id);
            return new SourceFailure(SourceLayer.Data, "internal-error", fault.GetType().Name);
        }
    }

    // Paused or waiting: the journal goes on growing, and what of it will be missing has to be known.
    async Task LookAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await place.LookAsync(cancellationToken);
            await Task.Delay(s_look, around.Clock, cancellationToken);
        }
    }

    async Task FeedAsync(CancellationToken cancellationToken)
    {
        await using var connection = target.Open(sink.ContextOf(target, around.Endpoints, around.Clock));
        if ((await connection.TestAsync(cancellationToken)).Failure is { } unreachable)
            throw new SourceException(unreachable);
        report.Works();
        var sender = new SinkSender(connection, report);
        while (true)
        {
            var end = await place.LookAsync(cancellationToken);
            var stretch = await around.Journal.ReadAsync(place.Confirmed, end, SamplesAtOnce, scope, cancellationToken);
            await sender.SendAsync(stretch.Points, cancellationToken);
            await place.ReachAsync(stretch, cancellationToken);
            var more = await SendHistoryAsync(sender, cancellationToken);
            _jitter.Reset();
            if (!more && stretch.Next is null)
                await Task.Delay(s_idle, around.Clock, cancellationToken);
        }
    }

    async Task<bool> SendHistoryAsync(SinkSender sender, CancellationToken cancellationToken)
    {
        var progress = place.Progress;
        if (progress.CatchUpFrom is null)
            return false;

        var page = await around.History.ReadAsync(progress, scope, cancellationToken);
        if (page is not null)
        {
            await sender.SendAsync(page.Points, cancellationToken);
            (progress.SeriesDone, progress.TimeDone) = (page.SeriesDone, page.TimeDone);
            report.History(around.History.Share(progress, scope));
        }
        else
        {
            (progress.CatchUpFrom, progress.SeriesDone, progress.TimeDone) = (null, 0, 0);
            report.History(null);
        }

        await place.SaveAsync(cancellationToken);
        return page is not null;
    }

    async Task WaitAsync(SourceFailure failure, CancellationToken cancellationToken)
    {
        var wait = _jitter.Next(failure.Layer == SourceLayer.Auth ? s_longestWaitForLogin : s_longestWait);
        var until = around.Clock.Now() + wait;
        report.Failed(failure, until);
        LogFailed(sink.Id, failure.Layer, failure.Code, failure.Argument, wait);
        try
        {
            for (var left = wait; left > TimeSpan.Zero; left = until - around.Clock.Now())
            {
                await Task.Delay(left < s_look ? left : s_look, around.Clock, cancellationToken);
                if (_isLoaded)
                    await place.LookAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (Exception fault)
        {
            LogFault(fault, sink.Id);
        }
    }

    async Task KeepAsync()
    {
        try
        {
            await place.KeepAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogFault(fault, sink.Id);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "Sink {Sink}: {Layer} failed, {Code} {Argument}; next attempt in {Wait}.")]
    partial void LogFailed(Guid sink, SourceLayer layer, string code, string argument, TimeSpan wait);

    [LoggerMessage(1302, LogLevel.Error, "Sink {Sink} failed in a way it should not.")]
    partial void LogFault(Exception fault, Guid sink);
}
