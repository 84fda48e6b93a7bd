using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>
/// What is known of all watched signals. It is in memory and saved now and then: a row and its state always together, so that a
/// restart repeats at most what came since.
/// </summary>
sealed class WatchBook(IDbContextFactory<TwinDbContext> database, FindingBook findings, ChosenDetector detector, TimeProvider clock)
{
    static readonly TimeSpan s_saveEvery = TimeSpan.FromMinutes(15);

    readonly Dictionary<Guid, WatchedSignal> _rows = [];
    readonly Dictionary<Guid, SignalState> _states = [];
    readonly HashSet<Guid> _stored = [];
    readonly HashSet<Guid> _touched = [];
    DateTimeOffset _saved;
    bool _learned;

    public WatchedSignal? Row(Guid signal) => _rows.GetValueOrDefault(signal);

    public SignalState? State(Guid signal) => _states.GetValueOrDefault(signal);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        foreach (var row in await db.Set<WatchedSignal>().AsNoTracking().ToListAsync(cancellationToken))
        {
            if (row.State.Length > 0 && SignalState.Load(detector.Value, row.State) is { } state)
                _states[row.SignalId] = state;
            else if (row.Status is WatchStatus.Judged)
                row.Status = WatchStatus.CannotJudgeYet;
            _rows[row.SignalId] = row;
            _stored.Add(row.SignalId);
        }

        _saved = clock.Now();
        await findings.LoadAsync(db, cancellationToken);
    }

    public void Add(WatchedSignal row)
    {
        _rows[row.SignalId] = row;
        Touch(row);
    }

    public void Keep(WatchedSignal row, SignalState state)
    {
        _states[row.SignalId] = state;
        _learned = true;
        Touch(row);
    }

    public void Touch(WatchedSignal row) => _touched.Add(row.SignalId);

    /// <summary>Judges those that have caught up; saves when something was found or enough time has passed.</summary>
    public async Task JudgeAsync(TwinTree tree, IReadOnlyList<SignalNode> watched, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var verdicts = new Verdicts(tree, _states);
        var recent = now - TimeSpan.FromMinutes(5);
        foreach (var signal in watched)
        {
            if (_rows.GetValueOrDefault(signal.Id) is { Status: WatchStatus.Judged } row && row.Cursor.AddMicroseconds(row.StepUs) >= recent)
                findings.Update(SubjectOf(signal, row), verdicts.Of(signal, row.StepUs), row.Cursor);
        }

        if (findings.HasNews || _learned || now - _saved >= s_saveEvery)
            await SaveAsync(cancellationToken);
        await findings.AnnounceAsync(cancellationToken);
    }

    // What was never seen on a weekend may only be the weekend: after less than a week it is shown, but nobody is told.
    static Subject SubjectOf(SignalNode signal, WatchedSignal row) =>
        new(signal.Id, signal.TwinId, signal.Unit, row.ChanceAlarms, row.ReferenceEnd - row.First >= TimeSpan.FromDays(7));

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        foreach (var row in _touched.Select(id => _rows[id]))
        {
            if (_states.TryGetValue(row.SignalId, out var state))
                row.State = state.Save(detector.Value);
            db.Entry(row).State = _stored.Contains(row.SignalId) ? EntityState.Modified : EntityState.Added;
        }

        findings.AddTo(db);
        await db.SaveChangesAsync(cancellationToken);
        _stored.UnionWith(_touched);
        _touched.Clear();
        findings.Saved();
        (_saved, _learned) = (clock.Now(), false);
    }
}
