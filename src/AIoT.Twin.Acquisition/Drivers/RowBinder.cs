namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Turns rows with a key, a time and columns into samples of the bindings they are for; what cannot be used is counted by its reason.</summary>
sealed class RowBinder
{
    // Older than this it is history on its way in, and not what a screen should jump to.
    static readonly long s_news = (long)TimeSpan.FromMinutes(10).TotalMicroseconds;

    readonly ILookup<string, (SourceBinding Binding, string Column)> _byKey;
    readonly ISourceReport _report;
    readonly Guid _source;
    readonly TimeProvider _clock;
    readonly List<Sample> _samples = [];
    MqttStrings _strings = new();

    public RowBinder(SourceContext context, IReadOnlyList<SourceBinding> bindings, string column, ISourceReport report)
    {
        (_source, _clock, _report) = (context.Source, context.Clock, report);
        var places = bindings.Select(b => (Binding: b, Place: RowPlace.Of(b.Address))).ToList();
        _byKey = places.ToLookup(p => p.Place.Key ?? "", p => (p.Binding, p.Place.Column ?? column), StringComparer.Ordinal);
        Columns = [.. places.Select(p => p.Place.Column ?? column).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Numbers are written as 1.234,5.</summary>
    public bool HasDecimalComma { get; init; }

    /// <summary>The columns that are asked for.</summary>
    public IReadOnlyList<string> Columns { get; }

    public int Count => _samples.Count;

    public int IndexOf(string column)
    {
        var at = 0;
        while (Columns[at] != column)
            at++;
        return at;
    }

    /// <summary>A row whose time cannot be used.</summary>
    public void Lost(string? key, string why, string written) => _report.Dropped(why, 1, $"{key} {written}".Trim());

    public void Take(string? key, long time, Func<string, string?> column, ushort status = SampleStatus.Good)
    {
        // Bindings without a key take every row.
        foreach (var (binding, name) in (key is { Length: > 0 } ? _byKey[key] : []).Concat(_byKey[""]))
        {
            var written = column(name);
            if (HasDecimalComma && binding.Kind != ValueKind.Text)
                written = written?.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
            if (RowValue.Read(written, binding.Kind, _strings, out var bits) is { } why)
                Lost(key, why, LinkFailures.Short(written ?? ""));
            else
                _samples.Add(new Sample(binding.Series, status, time, bits));
        }
    }

    /// <summary>What was taken since the last time, as one batch with its acknowledgement; null when nothing was.</summary>
    public (SampleBatch Batch, AwaitableAck Ack)? Pack()
    {
        if (_samples.Count == 0)
            return null;
        var samples = _samples.ToArray();
        var newest = samples.Max(s => s.TimeUs);
        var ack = new AwaitableAck();
        var batch = new SampleBatch($"source:{_source}", 0, null, samples, ack)
        {
            Strings = _strings.All,
            Backfill = newest < _clock.Now().ToMicroseconds() - s_news,
        };
        _samples.Clear();
        _strings = new();
        return (batch, ack);
    }
}
