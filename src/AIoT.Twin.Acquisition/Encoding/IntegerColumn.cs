namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Up to 128 whole numbers as one number, as runs, as offsets from the smallest, or as steps, whichever is smallest.</summary>
static class IntegerColumn
{
    public const int Constant = 0, Offsets = 1, Steps = 2, Runs = 4;

    /// <summary>Writes everything but the mode, which it returns.</summary>
    public static int Write(scoped ReadOnlySpan<long> values, ref ByteWriter target)
    {
        var shape = Shape.Of(values);
        if (shape.OffsetSpread == 0)
        {
            target.ZigZag(values[0]);
            return Constant;
        }

        var spread = Math.Min(shape.OffsetSpread, shape.StepSpread);
        if (shape.Runs * (2 + (BitPacking.WidthOf(shape.StepSpread) / 7)) < Packing.BytesFor(values.Length, spread))
        {
            WriteRuns(values, shape.Runs, ref target);
            return Runs;
        }

        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        if (shape.OffsetSpread <= shape.StepSpread)
        {
            for (var i = 0; i < values.Length; i++)
                packed[i] = (ulong)(values[i] - shape.Smallest);
            target.ZigZag(shape.Smallest);
            target.Packed(packed[..values.Length], shape.OffsetSpread);
            return Offsets;
        }

        for (var i = 1; i < values.Length; i++)
            packed[i - 1] = (ulong)(values[i] - values[i - 1] - shape.SmallestStep);
        target.ZigZag(values[0]);
        target.ZigZag(shape.SmallestStep);
        target.Packed(packed[..(values.Length - 1)], shape.StepSpread);
        return Steps;
    }

    static void WriteRuns(scoped ReadOnlySpan<long> values, int runs, ref ByteWriter target)
    {
        target.ZigZag(runs);
        var previous = 0L;
        while (values.Length > 0)
        {
            var value = values[0];
            var length = values.IndexOfAnyExcept(value);
            if (length < 0)
                length = values.Length;
            target.ZigZag(value - previous);
            target.VarInt((ulong)length);
            previous = value;
            values = values[length..];
        }
    }

    public static void Read(int mode, ref ByteReader source, scoped Span<long> values)
    {
        var first = source.ZigZag();
        switch (mode)
        {
            case Constant:
                values.Fill(first);
                break;
            case Offsets:
                ReadOffsets(first, ref source, values);
                break;
            case Steps:
                ReadSteps(first, ref source, values);
                break;
            case Runs:
                ReadRuns(first, ref source, values);
                break;
            default:
                throw new DamagedDataException("mode");
        }
    }

    static void ReadRuns(long runs, ref ByteReader source, scoped Span<long> values)
    {
        var value = 0L;
        for (; runs > 0; runs--)
        {
            value += source.ZigZag();
            var length = source.Count(values.Length);
            values[..length].Fill(value);
            values = values[length..];
        }

        if (values.Length > 0)
            throw new DamagedDataException("runs");
    }

    static void ReadOffsets(long smallest, ref ByteReader source, scoped Span<long> values)
    {
        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        packed = packed[..values.Length];
        source.Packed(packed);
        for (var i = 0; i < values.Length; i++)
            values[i] = smallest + (long)packed[i];
    }

    static void ReadSteps(long first, ref ByteReader source, scoped Span<long> values)
    {
        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        packed = packed[..(values.Length - 1)];
        var step = source.ZigZag();
        source.Packed(packed);
        values[0] = first;
        for (var i = 0; i < packed.Length; i++)
            values[i + 1] = first += step + (long)packed[i];
    }

    /// <summary>How far apart the numbers are either way; differences wrap around, which loses nothing.</summary>
    readonly ref struct Shape
    {
        public required long Smallest { get; init; }

        public required ulong OffsetSpread { get; init; }

        public required long SmallestStep { get; init; }

        public required ulong StepSpread { get; init; }

        public required int Runs { get; init; }

        public static Shape Of(ReadOnlySpan<long> values)
        {
            var runs = 1;
            long smallest = values[0], largest = values[0], smallestStep = long.MaxValue, largestStep = long.MinValue;
            for (var i = 1; i < values.Length; i++)
            {
                var value = values[i];
                smallest = Math.Min(smallest, value);
                largest = Math.Max(largest, value);
                var step = value - values[i - 1];
                runs += step == 0 ? 0 : 1;
                smallestStep = Math.Min(smallestStep, step);
                largestStep = Math.Max(largestStep, step);
            }

            return new Shape
            {
                Smallest = smallest,
                OffsetSpread = (ulong)(largest - smallest),
                SmallestStep = smallestStep,
                Runs = runs,
                StepSpread = values.Length < 2 ? 0 : (ulong)(largestStep - smallestStep),
            };
        }
    }
}
