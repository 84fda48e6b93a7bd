namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Turns rows with a key, a time and columns into samples of the bindings they are for; what cannot be used is set aside, once.</summary>
sealed class RowBinder
{
    const string InFuture = "time-in-future";

    readonly ILookup<string, (SourceBinding Binding, string Column)> _byKey;
    readonly SourceContext _context;
    readonly RowMemory _memory;
    readonly List<RowTaken> _taken = [];
    readonly Dictionary<ulong, int> _places = [];
    readonly ISourceReport _report;
    MqttStrings _strings = new();

    public RowBinder(SourceContext context, IReadOnlyList<SourceBinding> bindings, string column, RowMemory memory, ISourceReport report)
    {
        (_context, _memory, _report) = (context, memory, report);
        var places = bindings.Select(b => (Binding: b, Place: RowPlace.Of(b.Address))).ToList();
        _byKey = places.ToLookup(p => p.Place.Key ?? "", p => (p.Binding, p.Place.Column ?? column), StringComparer.Ordinal);
        Columns = [.. places.Select(p => p.Place.Column ?? column).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Numbers are written as 1.234,5.</summary>
    public bool HasDecimalComma { get; init; }

    /// <summary>The rows have keys: one without is for nobody but those who take all.</summary>
    public bool HasKeys { get; init; }

    /// <summary>The columns that are asked for.</summary>
    public IReadOnlyList<string> Columns { get; }

    public int Count => _taken.Count;

    public int IndexOf(string column)
    {
        var at = 0;
        while (Columns[at] != column)
            at++;
        return at;
    }

    public void Take(string? key, in RowMoment at, Func<string, string?> column, ushort status = SampleStatus.Good)
    {
        if (HasKeys && string.IsNullOrEmpty(key) && !_byKey[""].Any())
            Add(KeyMissing(at, column));
        // Bindings without a key take every row.
        foreach (var (binding, name) in (key is { Length: > 0 } ? _byKey[key] : []).Concat(_byKey[""]))
            Add(Of(binding, column(name), at, status, key));
    }

    RowTaken Of(SourceBinding binding, string? written, in RowMoment at, ushort status, string? key)
    {
        if (HasDecimalComma && binding.Reads != ValueKind.Text)
            written = written?.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        var wrong = RowValue.Read(written, binding.Reads, _strings, out var bits);
        var now = _context.Clock.Now();
        var why = wrong ?? at.Why ?? (at.Time > now.AddDays(1).ToMicroseconds() ? InFuture : null);
        // Where its time cannot be read, when it came is the best that is known of it.
        var sample = new Sample(binding.Series, status, at.IsKnown ? at.Time : now.ToMicroseconds(), wrong is null ? bits : 0);
        var place = RowHash.Of(binding.Signal, at.IsKnown ? at.Time : ~(long)(RowHash.Of(at.Written ?? "", 0) >> 1));
        return new RowTaken(place, RowHash.Of(written ?? "", status), sample)
        {
            Why = why,
            IsNothing = wrong == RowValue.Missing,
            Text = wrong is null ? null : written,
            Detail = why is null ? "" : $"{key} {at.Written} {LinkFailures.Short(written ?? "")}".Trim(),
        };
    }

    RowTaken KeyMissing(in RowMoment at, Func<string, string?> column)
    {
        var said = string.Join(' ', Columns.Select(column));
        return new RowTaken(RowHash.Of(_context.Source, (long)RowHash.Of($"{at.Written} {said}", 0)), 0, default)
        {
            Why = "key-missing",
            IsNothing = true,
            Detail = $"{at.Written} {LinkFailures.Short(said)}".Trim(),
        };
    }

    // Twice in one page for one time: the later row counts, as it would if it came later.
    void Add(in RowTaken taken)
    {
        if (_places.TryGetValue(taken.Place, out var at))
        {
            if (_taken[at].Said != taken.Said && !_memory.Knows(taken.Place))
                _report.Dropped("same-time-again", 1, taken.Detail);
            _taken[at] = taken;
            return;
        }

        _places[taken.Place] = _taken.Count;
        _taken.Add(taken);
    }

    /// <summary>What was taken since the last time and is not known from before, on its way to storage; null when nothing is.</summary>
    public RowParcel? Pack()
    {
        var news = _taken.Where(t => !_memory.Knows(t.Place, t.Said)).ToList();
        var strings = _strings.All;
        (_strings, _) = (new(), _taken.RemoveAll(_ => true));
        _places.Clear();
        foreach (var wrong in news.Where(t => t.Why is not null))
            _report.Dropped(wrong.Why!, 1, wrong.Detail);
        foreach (var nothing in news.Where(t => t.IsNothing))
            _memory.Add(nothing.Place, nothing.Said, isAside: true);
        news.RemoveAll(t => t.IsNothing);
        return news.Count == 0 ? null : new RowParcel(_context, news, strings, _memory);
    }
}
