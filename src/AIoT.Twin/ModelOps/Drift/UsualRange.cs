namespace AIoT.Twin.ModelOps.Drift;

/// <summary>Where a stream usually is: its 5 %, 50 % and 95 % points over the reference, from at most 2,048 evenly thinned values.</summary>
sealed class UsualRange
{
    const int Most = 2048;

    readonly List<double> _kept = [];
    long _seen;
    long _every = 1;

    public double Low { get; private set; }

    public double Middle { get; private set; }

    public double High { get; private set; }

    public bool Known { get; private set; }

    public double Width => High - Low;

    public bool Holds(double value) => value >= Low && value <= High;

    public void Add(double value)
    {
        if (_seen++ % _every == 0)
            _kept.Add(value);
        if (_kept.Count < Most)
            return;
        for (var i = 0; i < Most / 2; i++)
            _kept[i] = _kept[2 * i];
        _kept.RemoveRange(Most / 2, Most / 2);
        _every *= 2;
    }

    /// <summary>Ends the reference: what is usual stays as it is from here on.</summary>
    public void Close()
    {
        if (_kept.Count == 0)
            return;
        _kept.Sort();
        (Low, Middle, High, Known) = (At(0.05), At(0.5), At(0.95), true);
        _kept.Clear();
    }

    double At(double share)
    {
        var place = share * (_kept.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, _kept.Count - 1);
        return _kept[below] + ((place - below) * (_kept[above] - _kept[below]));
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Known);
        writer.Write(Low);
        writer.Write(Middle);
        writer.Write(High);
        writer.Write(_seen);
        writer.Write(_every);
        writer.Write(_kept.Count);
        foreach (var value in _kept)
            writer.Write(value);
    }

    public static UsualRange Load(BinaryReader reader)
    {
        var range = new UsualRange
        {
            Known = reader.ReadBoolean(),
            Low = reader.ReadDouble(),
            Middle = reader.ReadDouble(),
            High = reader.ReadDouble(),
            _seen = reader.ReadInt64(),
            _every = reader.ReadInt64(),
        };
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
            range._kept.Add(reader.ReadDouble());
        return range;
    }
}
