namespace AIoT.Twin.ModelOps.Drift;

/// <summary>Shifts of one kind in one direction are one drift, and it began with the first of them.</summary>
sealed class ShiftChain
{
    Shift? _first;
    Shift? _newest;
    long _age;

    /// <summary>Whether the newest shift is so many values ago that their mean tells of the time after it.</summary>
    public bool IsOlderThan(int values) => _newest is not null && _age > values;

    public void Add(Shift shift)
    {
        var onward = _newest is { } last && IsUp(last) == IsUp(shift);
        _first = onward ? _first : shift;
        (_newest, _age) = (shift, 0);
    }

    public void Age() => _age++;

    /// <summary>
    /// When it began: with a jump that alone makes up half of the whole; else between its first shift and when the usual range was
    /// left, because it crept.
    /// </summary>
    public (long Earliest, long Latest) Began(double whole, long leftAt)
    {
        var (first, newest) = (_first!.Value, _newest!.Value);
        return Math.Abs(newest.Amount) >= 0.5 * Math.Abs(whole)
            ? (newest.Earliest, newest.Latest)
            : (first.Earliest, Math.Max(first.Latest, leftAt));
    }

    static bool IsUp(Shift shift) => shift.Kind is ShiftKind.Level ? shift.Amount > 0 : shift.Amount > 1;

    public void Save(BinaryWriter writer)
    {
        DepartureFile.Write(writer, _first);
        DepartureFile.Write(writer, _newest);
        writer.Write(_age);
    }

    public static ShiftChain Load(BinaryReader reader) =>
        new() { _first = DepartureFile.ReadShift(reader), _newest = DepartureFile.ReadShift(reader), _age = reader.ReadInt64() };
}
