using AIoT.Twin.Acquisition;
using AIoT.Twin.Messaging;
using AIoT.Twin.ModelOps.Events;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>What is found at present: at most one verdict per signal or model, followed until it is over and told once.</summary>
sealed class FindingBook(IEvents events, SuspectSensors suspects)
{
    readonly Dictionary<Guid, Finding> _open = [];
    readonly HashSet<Guid> _stored = [];
    readonly Dictionary<Guid, Finding> _changed = [];
    readonly List<Finding> _news = [];

    public bool HasNews => _changed.Values.Any(f => f.EndedAt is not null || !_stored.Contains(f.Id));

    /// <summary>Open findings are told again: whoever listens knows them by their id, and none is lost with a process.</summary>
    public async Task LoadAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        foreach (var finding in await db.Set<Finding>().AsNoTracking().Where(f => f.EndedAt == null).ToListAsync(cancellationToken))
        {
            _open[finding.SubjectId] = finding;
            _stored.Add(finding.Id);
            if (finding.Told)
                _news.Add(finding);
        }

        suspects.Show(_open.Values);
    }

    public void Update(Subject subject, Judgement? judgement, DateTimeOffset now)
    {
        var open = _open.GetValueOrDefault(subject.Id);
        if (open is not null && (judgement is null || judgement.Verdict != open.Verdict || judgement.Cause != open.Cause))
        {
            open.EndedAt = now;
            _open.Remove(subject.Id);
            _changed[open.Id] = open;
            open = null;
        }

        if (judgement is null)
            return;
        if (open is null)
        {
            open = _open[subject.Id] = New(subject, judgement, now);
            if (open.Told)
                _news.Add(open);
        }

        Follow(open, judgement, subject.ChanceAlarms, now);
        _changed[open.Id] = open;
    }

    static Finding New(Subject subject, Judgement judgement, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SubjectId = subject.Id,
        TwinId = subject.Twin,
        Verdict = judgement.Verdict,
        Cause = judgement.Cause,
        Unit = subject.Unit,
        Told = judgement.Verdict is Verdict.SensorSuspect || (judgement.Verdict is Verdict.BehaviourChanged && subject.WellKnown),
        SinceEarliest = judgement.Earliest.ToTime(),
        SinceLatest = judgement.Latest.ToTime(),
        FoundAt = now,
        SeenUntil = now,
    };

    static void Follow(Finding finding, Judgement judgement, double chance, DateTimeOffset now)
    {
        (finding.Usual, finding.Low, finding.High, finding.Now) = (judgement.Usual, judgement.Low, judgement.High, judgement.Now);
        (finding.Magnitude, finding.PercentOfUsual, finding.Trend) = (judgement.Magnitude, judgement.PercentOfUsual, judgement.Trend);
        (finding.ChanceAlarms, finding.ComparedWith, finding.SeenUntil) = (chance, [.. judgement.ComparedWith], now);
    }

    public void AddTo(TwinDbContext db)
    {
        foreach (var finding in _changed.Values)
            db.Entry(finding).State = _stored.Contains(finding.Id) ? EntityState.Modified : EntityState.Added;
    }

    public void Saved()
    {
        _stored.UnionWith(_changed.Keys);
        _changed.Clear();
    }

    /// <summary>Shows what is suspect now, and tells what is new, after it was saved.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        suspects.Show(_open.Values);
        foreach (var finding in _news)
            await events.PublishAsync(EventOf(finding), cancellationToken);
        _news.Clear();
    }

    static BehaviourFound EventOf(Finding finding) => new(
        finding.Id, finding.TwinId, finding.SubjectId, Code(finding.Verdict), Code(finding.Cause), finding.FoundAt, finding.SinceEarliest, finding.SinceLatest)
    {
        Unit = finding.Unit,
        Magnitude = finding.Magnitude,
        PercentOfUsual = finding.PercentOfUsual,
        Now = finding.Now,
        Trend = Code(finding.Trend),
        ComparedWith = finding.ComparedWith,
    };

    static string Code<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
