using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Where one sink is in the journal and in stored history, kept over restarts; notices when the journal was given up before it was sent.</summary>
sealed class SinkPlace(
    SinkDefinition sink, JournalReader journal, JournalConsumers consumers, SinkProgresses progresses, CommitTimes times, SinkReport report, TimeProvider clock)
{
    static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);

    readonly string _name = NameOf(sink.Id);
    long _confirmed;
    long _kept;
    long? _next;
    DateTimeOffset _keptAt;

    public static string Kind => "sink:";

    public static string NameOf(Guid sink) => $"{Kind}{sink:n}";

    public SinkProgress Progress { get; private set; } = null!;

    /// <summary>Confirmed up to and with this number.</summary>
    public long Confirmed => _confirmed;

    /// <summary>Finds where it was, or begins anew when it was told to.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Progress = await progresses.FindAsync(sink.Id, cancellationToken) ?? new SinkProgress { SinkId = sink.Id };
        var place = await consumers.FindAsync(_name, cancellationToken);
        if (Progress.Run != sink.Run || place is null)
            await BeginAsync(sink.StartFrom?.ToMicroseconds(), cancellationToken);
        else
            Resume(place.Value);
        _keptAt = clock.Now();
        report.At(_confirmed);
    }

    void Resume(long place)
    {
        (_confirmed, _kept) = (place, place);
        if (Progress.Scanned <= place)
            (Progress.Scanned, Progress.OldestUnsent) = (place, null);
        _next = Progress.OldestUnsent is not null && Progress.NextUnsent > place ? Progress.NextUnsent : null;
    }

    // The history first: cut off in between, it is begun once more and nothing is left out.
    async Task BeginAsync(long? from, CancellationToken cancellationToken)
    {
        var end = await journal.EndAsync(cancellationToken);
        Progress.Run = sink.Run;
        (Progress.CatchUpFrom, Progress.SeriesDone, Progress.TimeDone) = (from, 0, from ?? 0);
        (Progress.Scanned, Progress.OldestUnsent) = (end, null);
        await progresses.SaveAsync(Progress, cancellationToken);
        await consumers.ReachAsync(_name, end, cancellationToken);
        (_confirmed, _kept, _next) = (end, end, null);
    }

    /// <summary>Looks how far the journal is; to be called often, also while nothing can be sent. Returns its end.</summary>
    public async Task<long> LookAsync(CancellationToken cancellationToken)
    {
        await FindLossAsync(cancellationToken);
        var end = await journal.EndAsync(cancellationToken);
        var now = clock.Now();
        times.Saw(end, now);
        _next ??= await journal.FirstAsync(_confirmed, cancellationToken);
        if (end > Progress.Scanned)
        {
            var oldest = await journal.OldestAsync(Math.Max(Progress.Scanned, _confirmed), end, cancellationToken);
            (Progress.Scanned, Progress.OldestUnsent) = (end, Earlier(Progress.OldestUnsent, oldest));
        }

        var waits = _next is null ? 0 : end - _confirmed;
        report.Waits(waits, waits == 0 ? TimeSpan.Zero : now - (times.FirstAfter(_confirmed) ?? now));
        if (now - _keptAt >= s_rest)
            await KeepAsync(cancellationToken);
        return end;
    }

    // Rows that were seen and not sent are gone: stored history from the oldest of them on is sent instead.
    async Task FindLossAsync(CancellationToken cancellationToken)
    {
        if (_next is not { } next)
            return;
        var first = await journal.FirstAsync(-1, cancellationToken) ?? await journal.EndAsync(cancellationToken) + 1;
        if (next >= first)
            return;

        // What came and went unseen may be of any time.
        var from = Progress.Scanned >= first - 1 ? Progress.OldestUnsent ?? 0 : 0;
        report.LeftBehind();
        await BeginAsync(Earlier(Progress.CatchUpFrom, from), cancellationToken);
        report.At(_confirmed);
    }

    /// <summary>The other side has everything of a stretch.</summary>
    public async Task ReachAsync(JournalStretch stretch, CancellationToken cancellationToken)
    {
        (_confirmed, _next) = (Math.Max(_confirmed, stretch.Through), stretch.Next);
        report.At(_confirmed);
        if (_confirmed >= Progress.Scanned)
            (Progress.Scanned, Progress.OldestUnsent) = (_confirmed, null);
        if (stretch.Points.Count > 0)
            await KeepPlaceAsync(cancellationToken);
    }

    async Task KeepPlaceAsync(CancellationToken cancellationToken)
    {
        if (_kept == _confirmed)
            return;
        await consumers.ReachAsync(_name, _confirmed, cancellationToken);
        _kept = _confirmed;
    }

    /// <summary>Writes down what is only remembered: passing over what is not to be sent is not worth a write each time.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await KeepPlaceAsync(cancellationToken);
        if (Progress.OldestUnsent is not null)
            await SaveAsync(cancellationToken);
        _keptAt = clock.Now();
    }

    public Task SaveAsync(CancellationToken cancellationToken)
    {
        Progress.NextUnsent = _next;
        return progresses.SaveAsync(Progress, cancellationToken);
    }

    static long? Earlier(long? one, long? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;
}
