namespace AIoT.Twin.ModelOps.Drift;

/// <summary>One stream, whitened and watched for changes of level and of spread; after a change it learns the new behaviour.</summary>
sealed class ShiftWatch
{
    /// <summary>Windows a stream is watched by; each may alarm by chance.</summary>
    public const int Windows = 2;

    // ln of a squared normal value has mean -1.27 and deviation 2.22; the floor keeps a value near zero from weighing too much.
    const double LogDeviation = 2.22;
    const double Floor = 0.01;
    const double Nearby = 20;

    readonly IDriftDetector _detector;
    readonly double _delta;
    readonly int _clock;
    Whitener _whitener;
    IDriftWindow _level;
    IDriftWindow _spread;
    double _nearby;

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
            (_level, _spread, _nearby) = (_detector.Start(_delta, _clock), _detector.Start(_delta, _clock), 0);
        foreach (var (whitened, at) in ready.Values)
        {
            // From a mean that follows soon: after a jump the values are off the window's mean, but no rougher than before.
            var innovation = whitened - _nearby;
            _nearby += (whitened - _nearby) / Nearby;
            var level = _level.Add(whitened, at);
            var spread = _spread.Add(Math.Log((innovation * innovation) + Floor) / LogDeviation, at);
            found ??= Of(level, spread);
        }

        if (found is { Kind: ShiftKind.Level })
            LearnAnew();
        else if (found is not null)
            _spread = _detector.Start(_delta, _clock);
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
        (_whitener, _level, _spread, _nearby) = (new(), _detector.Start(_delta, _clock), _detector.Start(_delta, _clock), 0);

    public void Save(BinaryWriter writer)
    {
        writer.Write(_delta);
        writer.Write(_clock);
        writer.Write(_nearby);
        _whitener.Save(writer);
        _level.Save(writer);
        _spread.Save(writer);
    }

    public static ShiftWatch Load(IDriftDetector detector, BinaryReader reader)
    {
        var (delta, clock, nearby) = (reader.ReadDouble(), reader.ReadInt32(), reader.ReadDouble());
        return new(detector, delta, clock, Whitener.Load(reader), detector.Resume(reader), detector.Resume(reader)) { _nearby = nearby };
    }
}
