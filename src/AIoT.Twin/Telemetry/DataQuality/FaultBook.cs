using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality.Checks;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Turns what began and ended into rows; what began at the same time with the same kind is the same fault, however often it is found.</summary>
sealed class FaultBook(ITwinTreeSource tree, QualityOptions options, TimeProvider clock)
{
    readonly Dictionary<(Guid Signal, QualityKind Kind), SignalFault> _open = [];
    readonly Dictionary<(Guid, QualityKind, DateTimeOffset), SignalFault> _changed = [];

    public bool HasNews => _changed.Count > 0;

    /// <summary>Signals of which something is not stored yet.</summary>
    public IEnumerable<Guid> Changed => _changed.Keys.Select(k => k.Item1);

    public void Load(IEnumerable<SignalFault> open)
    {
        foreach (var fault in open)
            _open[(fault.SignalId, fault.Kind)] = fault;
    }

    public IEnumerable<SignalFault> Open => _open.Values;

    public void Take(FaultNews news)
    {
        foreach (var change in news.Changes)
            Take(change);
        news.Clear();
    }

    void Take(FaultChange change)
    {
        if (!_open.TryGetValue((change.Signal, change.Kind), out var fault))
        {
            if (change.Until is { } until && until.ToTime() < clock.Now() - options.KeepFaults)
                return;
            fault = New(change);
            _open[(change.Signal, change.Kind)] = fault;
        }

        Follow(fault, change.Fault);
        fault.Until = change.Until?.ToTime();
        if (fault.Until is not null)
            _open.Remove((change.Signal, change.Kind));
        Touch(fault);
    }

    /// <summary>How bad it is by now.</summary>
    public void Follow(Guid signal, QualityKind kind, in OpenFault now)
    {
        if (!_open.TryGetValue((signal, kind), out var fault))
            return;
        Follow(fault, now);
        Touch(fault);
    }

    /// <summary>Nothing watches it any more.</summary>
    public void End(SignalFault fault, DateTimeOffset until)
    {
        fault.Until = until;
        _open.Remove((fault.SignalId, fault.Kind));
        Touch(fault);
    }

    void Touch(SignalFault fault) => _changed[(fault.SignalId, fault.Kind, fault.SinceEarliest)] = fault;

    static void Follow(SignalFault fault, in OpenFault now)
    {
        (fault.Magnitude, fault.Status) = (double.IsFinite(now.Magnitude) ? now.Magnitude : 0, now.Status);
        fault.Limit = double.IsFinite(now.Limit) ? now.Limit : null;
    }

    SignalFault New(FaultChange change) => new()
    {
        Id = Guid.CreateVersion7(clock.Now()),
        SignalId = change.Signal,
        Kind = change.Kind,
        SinceEarliest = change.Fault.Earliest.ToTime(),
        SinceLatest = change.Fault.Latest.ToTime(),
        Unit = UnitOf(change.Kind, tree.Tree.Signal(change.Signal)?.Unit ?? "1"),
        FoundAt = clock.Now(),
    };

    /// <summary>What the magnitude of a kind is counted in.</summary>
    public static string UnitOf(QualityKind kind, string signal) => kind switch
    {
        QualityKind.Gap => "s",
        QualityKind.Clock or QualityKind.Codes or QualityKind.Saturated => "1",
        QualityKind.Rate => signal == "1" ? "/s" : $"{signal}/s",
        _ => signal,
    };

    /// <summary>Adds what changed, over what is there already.</summary>
    public async Task AddToAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        foreach (var signals in _changed.Values.GroupBy(f => f.SignalId).Chunk(200))
        {
            var ids = signals.Select(s => s.Key).ToList();
            var since = signals.Min(s => s.Min(f => f.SinceEarliest));
            var known = (await db.Set<SignalFault>().Where(f => ids.Contains(f.SignalId) && f.SinceEarliest >= since).ToListAsync(cancellationToken))
                .ToDictionary(f => (f.SignalId, f.Kind, f.SinceEarliest));
            foreach (var fault in signals.SelectMany(s => s))
            {
                var row = known.GetValueOrDefault((fault.SignalId, fault.Kind, fault.SinceEarliest));
                // What ended where it began turned out to be nothing.
                if (fault.Until <= fault.SinceEarliest)
                    db.RemoveRange(row is null ? [] : [row]);
                else if (row is null)
                    db.Add(Copy(fault));
                else
                    (row.SinceLatest, row.Until, row.Magnitude, row.Limit, row.Status) = (fault.SinceLatest, fault.Until, fault.Magnitude, fault.Limit, fault.Status);
            }
        }
    }

    static SignalFault Copy(SignalFault fault) => new()
    {
        Id = fault.Id,
        SignalId = fault.SignalId,
        Kind = fault.Kind,
        SinceEarliest = fault.SinceEarliest,
        SinceLatest = fault.SinceLatest,
        Until = fault.Until,
        Magnitude = fault.Magnitude,
        Limit = fault.Limit,
        Unit = fault.Unit,
        Status = fault.Status,
        FoundAt = fault.FoundAt,
    };

    public void Saved() => _changed.Clear();
}
