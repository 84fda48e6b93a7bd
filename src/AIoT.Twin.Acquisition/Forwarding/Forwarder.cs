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
            var wait = outbox.Oldest() is { } batch ? await SendAsync(batch, cancellationToken) : s_look;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
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
}
