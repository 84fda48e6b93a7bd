namespace AIoT.Twin.ModelOps.Drift;

/// <summary>
/// Whether a stream is where it usually is. A detected shift alone is not news: it becomes a departure when the mean of the last
/// hour or so also lies outside the usual range, and ends when the stream has been back for as long.
/// </summary>
sealed class StreamJudge
{
    readonly ShiftWatch _watch;
    readonly UsualRange _levels;
    readonly UsualRange _spreads;
    readonly RecentMean _recent;
    readonly RecentMean _roughness;
    Shift? _chain;
    int _sinceShift;
    int _back;
    long _lasting;

    public StreamJudge(ShiftWatch watch)
        : this(watch, new(), new(), new(RecentMean.Short), new(RecentMean.Short))
    {
    }

    StreamJudge(ShiftWatch watch, UsualRange levels, UsualRange spreads, RecentMean recent, RecentMean roughness) =>
        (_watch, _levels, _spreads, _recent, _roughness) = (watch, levels, spreads, recent, roughness);

    public Departure? Departed { get; private set; }

    /// <summary>Whether the departure has stood for four hours' worth of values: a cold start or a long stop has not.</summary>
    public bool Lasts => Departed is not null && _lasting >= 4 * RecentMean.Short;

    public UsualRange Usual => _levels;

    /// <summary>The mean of about the last 60 values.</summary>
    public double Now => _recent.Mean;

    public int Learned => _watch.Learned;

    public void Gap()
    {
        _watch.Gap();
        _roughness.Gap();
    }

    public void Add(double value, long timeUs)
    {
        _recent.Add(value);
        _roughness.AddChange(value);
        if (!_levels.Known)
        {
            _levels.Add(value);
            if (_roughness.Full)
                _spreads.Add(_roughness.Mean);
        }

        if (_watch.Add(value, timeUs) is { } shift)
            Remember(shift);
        _sinceShift++;
        if (_levels.Known && _recent.Full)
            Judge();
    }

    /// <summary>What was seen so far is the reference from here on.</summary>
    public void CloseReference()
    {
        _levels.Close();
        _spreads.Close();
        _chain = null;
    }

    // Shifts in one direction are one drift, and it began with the first of them.
    void Remember(Shift shift)
    {
        var same = _chain is { } last && last.Kind == shift.Kind && IsUp(last) == IsUp(shift);
        _chain = same ? shift with { Earliest = _chain!.Value.Earliest, Latest = _chain.Value.Latest } : shift;
        _sinceShift = 0;
    }

    static bool IsUp(Shift shift) => shift.Kind is ShiftKind.Level ? shift.Amount > 0 : shift.Amount > 1;

    void Judge()
    {
        _lasting = Departed is null ? 0 : _lasting + 1;
        if (Departed is { } open)
            Follow(open);
        else if (_chain is { } chain && _sinceShift >= RecentMean.Short && IsOutside(chain.Kind))
            Departed = Of(chain.Kind, chain.Earliest, chain.Latest);
    }

    void Follow(Departure open)
    {
        _back = IsOutside(open.Kind) ? 0 : _back + 1;
        Departed = _back > 4 * RecentMean.Short ? null : Of(open.Kind, open.Earliest, open.Latest);
        if (Departed is null)
            (_chain, _back) = (null, 0);
    }

    bool IsOutside(ShiftKind kind)
    {
        if (kind is ShiftKind.Level)
            return !_levels.Holds(_recent.Mean);
        return _spreads.Known && (_roughness.Mean > 1.5 * _spreads.High || _roughness.Mean < _spreads.Low / 1.5);
    }

    Departure Of(ShiftKind kind, long earliest, long latest)
    {
        var (range, mean) = kind is ShiftKind.Level ? (_levels, _recent) : (_spreads, _roughness);
        var move = mean.Mean - mean.Slow;
        var trend = Math.Abs(move) < 0.05 * range.Width ? Trend.Steady : move > 0 ? Trend.Rising : Trend.Falling;
        return new(kind, range.Middle, range.Low, range.High, mean.Mean, earliest, latest, trend);
    }

    public void Save(BinaryWriter writer)
    {
        _watch.Save(writer);
        _levels.Save(writer);
        _spreads.Save(writer);
        _recent.Save(writer);
        _roughness.Save(writer);
        DepartureFile.Write(writer, Departed);
        DepartureFile.Write(writer, _chain);
        writer.Write(_sinceShift);
        writer.Write(_back);
        writer.Write(_lasting);
    }

    public static StreamJudge Load(IDriftDetector detector, BinaryReader reader) =>
        new(ShiftWatch.Load(detector, reader), UsualRange.Load(reader), UsualRange.Load(reader), RecentMean.Load(reader), RecentMean.Load(reader))
        {
            Departed = DepartureFile.ReadDeparture(reader),
            _chain = DepartureFile.ReadShift(reader),
            _sinceShift = reader.ReadInt32(),
            _back = reader.ReadInt32(),
            _lasting = reader.ReadInt64(),
        };
}
