using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Which process writes the history, as far as this one knows.</summary>
public sealed class WriterLease
{
    readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile LeaseHolder? _other;
    volatile int _state;

    public WriterState State => (WriterState)_state;

    /// <summary>Who holds it while this process stands by.</summary>
    public LeaseHolder? Other => _other;

    /// <summary>Done when this process writes; what must happen in one process only waits for it.</summary>
    public Task WritingAsync(CancellationToken cancellationToken) => _writing.Task.WaitAsync(cancellationToken);

    internal Task LostAsync(CancellationToken cancellationToken) => _lost.Task.WaitAsync(cancellationToken);

    /// <summary>Why a batch is refused at once, or null.</summary>
    internal BatchRefusal? Refusal => State switch
    {
        WriterState.StandingBy => new BatchRefusal("standing-by", _other?.Owner),
        _ => null,
    };

    internal void Taken()
    {
        (_other, _state) = (null, (int)WriterState.Writing);
        _writing.TrySetResult();
    }

    internal void HeldBy(LeaseHolder other) => (_other, _state) = (other, (int)WriterState.StandingBy);

    internal void Lost()
    {
        _state = (int)WriterState.Superseded;
        _lost.TrySetResult();
    }
}
