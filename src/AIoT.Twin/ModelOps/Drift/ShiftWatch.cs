namespace AIoT.Twin.ModelOps.Drift;

/// <summary>One stream, whitened and watched for changes of level and of spread; after a change it learns the new behaviour.</summary>
sealed class ShiftWatch
{
    /// <summary>Windows a stream is watched by; each may alarm by chance.</summary>
    public const int Windows = 2;

    // ln of a squared normal value has mean -1.27 and deviation 2.22; the floor keeps a value near zero from weighing too much.
    const double LogDeviation = 2.22;
    const double Floor = 0.01;

    readonly IDriftDetector _detector;
    readonly double _delta;
    readonly int _clock;
    Whitener _whitener;
    IDriftWindow _level;
    IDriftWindow _spread;

    public ShiftWatch(IDriftDetector detector, double delta, int clock)
        : this(detector, delta, clock, new Whitener(), detector.Start(delta, clock), detector.Start(delta, clock))
    {
    }

    ShiftWatch(IDriftDetector detector, double delta, int clock, Whitener whitener, IDriftWindow level, IDriftWindow spread) =>
        (_detector, _delta, _clock, _whitener, _level, _spread) = (detector, delta, clock, whitener, level, spread);

    /// <summary>Values learned from so far; below <see cref="Whitener.Learning"/> nothing can be judged.</summary>
    public int Learned => _whitener.Count;

    public void Gap() => _whitener.Gap();

    public Shift? Add(double value, long timeUs)
    {
        Shift? found = null;
        var ready = _whitener.Add(value, timeUs);
        if (ready.Anew)
            (_level, _spread) = (_detector.Start(_delta, _clock), _detector.Start(_delta, _clock));
        foreach (var (whitened, at) in ready.Values)
        {
            var innovation = whitened - _level.Mean;
            var level = _level.Add(whitened, at);
            var spread = _spread.Add(Math.Log((innovation * innovation) + Floor) / LogDeviation, at);
            found ??= Of(level, spread);
        }

        if (found is not null)
            LearnAnew();
        return found;
    }

    Shift? Of(DriftCut? level, DriftCut? spread)
    {
        if (level is { } moved)
            return new(ShiftKind.Level, (moved.After - moved.Before) * _whitener.Scale, moved.Earliest, moved.Latest);
        return spread is { } widened
            ? new(ShiftKind.Spread, Math.Exp((widened.After - widened.Before) * LogDeviation / 2), widened.Earliest, widened.Latest)
            : null;
    }

    void LearnAnew() =>
        (_whitener, _level, _spread) = (new(), _detector.Start(_delta, _clock), _detector.Start(_delta, _clock));

    public void Save(BinaryWriter writer)
    {
        writer.Write(_delta);
        writer.Write(_clock);
        _whitener.Save(writer);
        _level.Save(writer);
        _spread.Save(writer);
    }

    public static ShiftWatch Load(IDriftDetector detector, BinaryReader reader) =>
        new(detector, reader.ReadDouble(), reader.ReadInt32(), Whitener.Load(reader), detector.Resume(reader), detector.Resume(reader));
}
