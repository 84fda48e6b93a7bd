namespace AIoT.Twin.ModelOps.Drift;

/// <summary>
/// The exponential histogram of ADWIN: row i holds buckets of 2^i values. Every bucket boundary is tried as a cut, from the
/// oldest to the newest, whenever the clock strikes.
/// </summary>
sealed class AdwinWindow(AdwinOptions options) : IDriftWindow
{
    readonly List<AdwinRow> _rows = [new(options.BucketsPerRow + 1)];
    double _total;
    double _deviation;
    long _seen;
    bool _startAnew;

    public long Width { get; private set; }

    public double Total => _total;

    /// <summary>Sum of squared deviations from the window's mean.</summary>
    public double Deviation => _deviation;

    public double Mean => Width == 0 ? 0 : _total / Width;

    public IReadOnlyList<int> BucketsByRow => [.. _rows.Select(row => row.Count)];

    internal AdwinOptions Options => options;

    internal IReadOnlyList<AdwinRow> Rows => _rows;

    public DriftCut? Add(double value, long timeUs)
    {
        if (_startAnew)
            Clear();
        Insert(value, timeUs);
        _seen++;
        if (_seen % options.Clock != 0 || Width <= options.Grace || !HasCut())
            return null;

        // Taken before anything is dropped: afterwards the older side is gone and nothing can be said about it.
        var cut = AdwinCut.Likeliest(this);
        do
            DropOldest();
        while (HasCut());
        _startAnew = true;
        return cut;
    }

    void Clear()
    {
        _rows.RemoveRange(1, _rows.Count - 1);
        _rows[0].RemoveOldest(_rows[0].Count);
        (_total, _deviation, _seen, Width, _startAnew) = (0, 0, 0, 0, false);
    }

    void Insert(double value, long timeUs)
    {
        if (Width > 0)
        {
            var apart = value - (_total / Width);
            _deviation += Width * apart * apart / (Width + 1.0);
        }

        _rows[0].Add(new(value, 0, timeUs));
        _total += value;
        Width++;
        Compress();
    }

    void Compress()
    {
        for (var i = 0; _rows[i].Count > options.BucketsPerRow; i++)
        {
            if (i + 1 == _rows.Count)
                _rows.Add(new(options.BucketsPerRow + 1));
            var row = _rows[i];
            _rows[i + 1].Add(row[0].With(row[1], SizeOf(i)));
            row.RemoveOldest(2);
        }
    }

    bool HasCut()
    {
        double older = 0, newer = Width, olderTotal = 0, newerTotal = _total;
        for (var i = _rows.Count - 1; i >= 0; i--)
        {
            var row = _rows[i];
            var tried = options.Legacy ? row.Count - 1 : row.Count;
            for (var k = 0; k < tried; k++)
            {
                older += SizeOf(i);
                newer -= SizeOf(i);
                olderTotal += row[k].Total;
                newerTotal -= row[k].Total;
                if (i == 0 && k == row.Count - 1)
                    return false;
                if (IsCut(older, newer, (olderTotal / older) - (newerTotal / newer)))
                    return true;
            }
        }

        return false;
    }

    bool IsCut(double older, double newer, double apart)
    {
        if (older < options.LeastPart || newer < options.LeastPart)
            return false;
        var confidence = Math.Log(2 * Math.Log(Width) / options.Delta);
        var parts = (1 / (older - options.LeastPart + 1)) + (1 / (newer - options.LeastPart + 1));
        var bound = Math.Sqrt(2 * parts * (_deviation / Width) * confidence) + (2.0 / 3 * confidence * parts);
        return Math.Abs(apart) > bound;
    }

    void DropOldest()
    {
        var last = _rows.Count - 1;
        var oldest = _rows[last][0];
        var size = SizeOf(last);
        Width -= (long)size;
        _total -= oldest.Total;
        var apart = (oldest.Total / size) - (_total / Width);
        _deviation -= oldest.Deviation + (size * Width * apart * apart / (size + Width));
        _rows[last].RemoveOldest(1);
        if (_rows[last].Count == 0 && last > 0)
            _rows.RemoveAt(last);
    }

    internal static double SizeOf(int row) => 1L << row;

    public void Save(BinaryWriter writer) => AdwinFile.Write(writer, this, _seen, _startAnew);

    public static AdwinWindow Load(BinaryReader reader) => AdwinFile.Read(reader);

    internal void Refill(IReadOnlyList<IReadOnlyList<AdwinBucket>> rows, double total, double deviation, long seen, bool startAnew)
    {
        _rows.Clear();
        foreach (var buckets in rows)
        {
            var row = new AdwinRow(options.BucketsPerRow + 1);
            foreach (var bucket in buckets)
                row.Add(bucket);
            _rows.Add(row);
        }

        (_total, _deviation, _seen, _startAnew) = (total, deviation, seen, startAnew);
        Width = rows.Select((buckets, i) => buckets.Count * (1L << i)).Sum();
    }
}
