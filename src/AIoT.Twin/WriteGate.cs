namespace AIoT.Twin;

/// <summary>Lets one writer of a SQLite file in at a time, in the order they came, and says so when the wait gets too long.</summary>
public sealed class WriteGate(string file, TimeSpan patience, TimeProvider clock)
{
    readonly Lock _lock = new();
    readonly LinkedList<TaskCompletionSource> _waiting = [];
    bool _taken;

    /// <summary>How many writers wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource? turn = null;
        lock (_lock)
        {
            if (_taken)
                _waiting.AddLast(turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _taken = true;
        }

        if (turn is not null)
            await TurnAsync(turn, cancellationToken);
        return new Pass(this);
    }

    async Task TurnAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(patience, clock, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            GiveUp(turn);
            if (e is TimeoutException)
                throw new DatabaseBusyException(file, patience);
            throw;
        }
    }

    void GiveUp(TaskCompletionSource turn)
    {
        lock (_lock)
        {
            if (_waiting.Remove(turn))
                return;
        }

        // The turn came in the same moment: it is passed on.
        Leave();
    }

    void Leave()
    {
        TaskCompletionSource next;
        lock (_lock)
        {
            if (_waiting.First is not { } first)
            {
                _taken = false;
                return;
            }

            next = first.Value;
            _waiting.RemoveFirst();
        }

        next.SetResult();
    }

    sealed class Pass(WriteGate gate) : IDisposable
    {
        WriteGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
