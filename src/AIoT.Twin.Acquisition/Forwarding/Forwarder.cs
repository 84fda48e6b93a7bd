using AIoT.Twin.Protocols;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>Sends what waits in the outbox, oldest first and one at a time, so that the server sees each source's samples in order.</summary>
public sealed partial class Forwarder(Outbox outbox, IUplink uplink, TimeProvider clock, ILogger<Forwarder> logger)
{
    static readonly TimeSpan s_look = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(60);

    readonly FullJitter _jitter = new(TimeSpan.FromSeconds(0.5), Random.Shared.NextDouble);

    /// <summary>Why the last attempt failed; null while the link works.</summary>
    public string? Trouble { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = await StepAsync(cancellationToken);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
        }
    }

    async Task<TimeSpan> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return outbox.Oldest() is { } batch ? await SendAsync(batch, cancellationToken) : s_look;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Such as a full disk: what waits still waits.
            Trouble = e.Message;
            LogFailed(e);
            return _jitter.Next(s_longestWait);
        }
    }

    /// <summary>How long to wait before the next one.</summary>
    async Task<TimeSpan> SendAsync(WaitingBatch batch, CancellationToken cancellationToken)
    {
        switch (await uplink.SendAsync(outbox.Epoch, batch, cancellationToken))
        {
            case UplinkAnswer.Refused refused:
                outbox.SetAside(batch, refused.Code);
                LogRefused(batch.Number, batch.Count, refused.Code);
                break;
            case UplinkAnswer.Outdated outdated:
                outbox.BeginEpoch(outdated.Newest);
                LogOutdated(outdated.Newest, outbox.Epoch);
                return _jitter.Next(s_longestWait);
            case UplinkAnswer.Unreachable unreachable:
                Trouble = unreachable.Reason;
                var wait = _jitter.Next(s_longestWait);
                LogUnreachable(unreachable.Reason, wait);
                return wait;
            default:
                outbox.Remove(batch);
                break;
        }

        Trouble = null;
        _jitter.Reset();
        return TimeSpan.Zero;
    }

    [LoggerMessage(1101, LogLevel.Error, "The server refused batch {Number} of {Count} samples for good: {Code}. It is kept aside.")]
    partial void LogRefused(long number, int count, string code);

    [LoggerMessage(1102, LogLevel.Warning, "The server cannot be reached: {Reason}. Trying again in {Wait}.")]
    partial void LogUnreachable(string reason, TimeSpan wait);

    [LoggerMessage(1104, LogLevel.Warning, "The server knows epoch {Newest} of this outbox; it goes on under {Epoch}.")]
    partial void LogOutdated(int newest, int epoch);

    [LoggerMessage(1105, LogLevel.Error, "The outbox could not be worked on; trying again.")]
    partial void LogFailed(Exception e);
}
