namespace AIoT.Twin.Protocols;

/// <summary>A token that is cancelled by the caller or when the time is up, and knows which of the two it was.</summary>
sealed class Deadline : IDisposable
{
    readonly CancellationTokenSource _timer;
    readonly CancellationTokenSource _either;
    readonly CancellationToken _caller;

    public Deadline(TimeSpan after, TimeProvider clock, CancellationToken cancellationToken)
    {
        _caller = cancellationToken;
        _timer = new CancellationTokenSource(after, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    public bool Passed => _timer.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
