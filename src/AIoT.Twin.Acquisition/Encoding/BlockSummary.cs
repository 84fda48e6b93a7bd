namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>What is known of a run of samples without decoding it; the figures are over used values, and without meaning when there are none.</summary>
public struct BlockSummary
{
    public int Count { get; internal set; }

    public int Good { get; internal set; }

    public int Used { get; internal set; }

    public long From { get; internal set; }

    public long Through { get; internal set; }

    public double Sum { get; internal set; }

    public double Min { get; internal set; }

    public long MinAt { get; internal set; }

    public double Max { get; internal set; }

    public long MaxAt { get; internal set; }

    public double First { get; internal set; }

    public long FirstAt { get; internal set; }

    public double Last { get; internal set; }

    public long LastAt { get; internal set; }

    /// <summary>Decimal digits of all values, or -1 when they are not short decimal numbers.</summary>
    public int Digits { get; internal set; }

    public static BlockSummary Of(ValueKind kind, ReadOnlySpan<long> times, ReadOnlySpan<long> bits, ReadOnlySpan<ushort> statuses)
    {
        var summary = new BlockSummary { Count = times.Length, From = times[0], Through = times[^1], Digits = -1 };
        var sum = new CompensatedSum();
        for (var i = 0; i < times.Length; i++)
        {
            var number = SampleNumber.Of(kind, bits[i]);
            if (SampleNumber.IsGood(statuses[i]))
                summary.Good++;
            if (!SampleNumber.IsUsed(statuses[i], number))
                continue;
            summary.Take(times[i], number);
            sum.Add(number);
        }

        summary.Sum = sum.Value;
        return summary;
    }

    /// <summary>The same for values known as whole numbers of a decimal unit, all of them Good; the sum is then exact before it is rounded.</summary>
    public static BlockSummary OfGoodDecimals(ReadOnlySpan<long> times, ReadOnlySpan<long> scaled, int digits)
    {
        int min = 0, max = 0;
        var sum = scaled[0];
        for (var i = 1; i < scaled.Length; i++)
        {
            sum += scaled[i];
            if (scaled[i] < scaled[min])
                min = i;
            if (scaled[i] > scaled[max])
                max = i;
        }

        var power = DecimalScale.Power(digits);
        return new BlockSummary
        {
            Count = times.Length,
            Good = times.Length,
            Used = times.Length,
            From = times[0],
            Through = times[^1],
            Sum = sum / power,
            Min = scaled[min] / power,
            MinAt = times[min],
            Max = scaled[max] / power,
            MaxAt = times[max],
            First = scaled[0] / power,
            FirstAt = times[0],
            Last = scaled[^1] / power,
            LastAt = times[^1],
            Digits = digits,
        };
    }

    void Take(long time, double number)
    {
        if (Used++ == 0)
        {
            Min = Max = First = number;
            MinAt = MaxAt = FirstAt = time;
        }
        else if (number < Min)
        {
            Min = number;
            MinAt = time;
        }
        else if (number > Max)
        {
            Max = number;
            MaxAt = time;
        }

        Last = number;
        LastAt = time;
    }
}
