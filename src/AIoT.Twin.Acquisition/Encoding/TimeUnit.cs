namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Units a block counts time in: microseconds, milliseconds, seconds.</summary>
static class TimeUnit
{
    public const int Microsecond = 0, Millisecond = 1, Second = 2;

    /// <summary>The largest unit in which all distances from a time are whole.</summary>
    public static int Coarsest(ReadOnlySpan<long> times, long from)
    {
        var unit = Second;
        foreach (var time in times)
        {
            var distance = time - from;
            if (unit == Second && distance % 1_000_000 != 0)
                unit = Millisecond;
            if (unit == Millisecond && distance % 1_000 != 0)
                return Microsecond;
        }

        return unit;
    }

    public static long Size(int unit) => unit switch
    {
        Microsecond => 1,
        Millisecond => 1_000,
        Second => 1_000_000,
        _ => throw new DamagedDataException("unit"),
    };

    public static void ToTicks(ReadOnlySpan<long> times, long from, int unit, Span<long> ticks)
    {
        switch (unit)
        {
            case Second:
                for (var i = 0; i < times.Length; i++)
                    ticks[i] = (times[i] - from) / 1_000_000;
                break;
            case Millisecond:
                for (var i = 0; i < times.Length; i++)
                    ticks[i] = (times[i] - from) / 1_000;
                break;
            default:
                for (var i = 0; i < times.Length; i++)
                    ticks[i] = times[i] - from;
                break;
        }
    }

    public static void FromTicks(Span<long> ticks, long from, int unit)
    {
        var size = Size(unit);
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = from + (ticks[i] * size);
    }
}
