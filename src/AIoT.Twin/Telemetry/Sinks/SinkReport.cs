using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Collects how one sink is doing; outlives the loops that an edit ends and begins.</summary>
sealed class SinkReport(Guid sink, TimeProvider clock)
{
    readonly Lock _gate = new();
    SinkStatus _status = new(sink, SinkState.Starting, clock.Now());

    public SinkStatus Status
    {
        get
        {
            lock (_gate)
                return _status;
        }
    }

    public void Began(bool isPaused) => Enter(isPaused ? SinkState.Paused : SinkState.Starting);

    public void Works()
    {
        if (Status.State is SinkState.Starting or SinkState.Failed)
            Enter(SinkState.Sending);
    }

    public void Failed(SourceFailure failure, DateTimeOffset retryAt)
    {
        var now = clock.Now();
        Change(s => s with
        {
            State = SinkState.Failed,
            Since = s.State == SinkState.Failed ? s.Since : now,
            LastFailure = failure,
            LastFailureAt = now,
            Failures = s.Failures + 1,
            RetryAt = retryAt,
        });
    }

    public void Sent(int count) => Change(s => s with { Sent = s.Sent + count, LastSentAt = clock.Now() });

    public void Refused(SourceFailure why) => Change(s => s with { Refused = s.Refused + 1, LastRefusal = why });

    public void LeftBehind() => Change(s => s with { LeftBehind = s.LeftBehind + 1 });

    public void At(long position) => Change(s => s with { Position = position });

    public void Waits(long behind, TimeSpan? lag) => Change(s => s with { Behind = behind, Lag = lag });

    public void History(CatchingUp? history) => Change(s => s with { History = history });

    void Enter(SinkState state) => Change(s => s with { State = state, Since = clock.Now(), RetryAt = null });

    void Change(Func<SinkStatus, SinkStatus> change)
    {
        lock (_gate)
            _status = change(_status);
    }
}
