namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>
/// Up to 128 time stamps after the first, in the coarsest unit that is exact: as a regular grid, as distances from one (sensors with
/// jitter), or as changes of the distance between neighbours, whichever is smallest.
/// </summary>
static class TimeColumn
{
    const int Grid = 0, NearGrid = 1, DeltaOfDelta = 2, ModeBits = 2, ModeMask = (1 << ModeBits) - 1;

    public static void Write(scoped ReadOnlySpan<long> times, ref ByteWriter target)
    {
        if (IsRegular(times))
        {
            WriteGrid(times.Length > 1 ? times[1] - times[0] : 0, ref target);
            return;
        }

        Span<long> ticks = stackalloc long[BlockCodec.MaxSamples];
        ticks = ticks[..times.Length];
        var unit = TimeUnit.Coarsest(times, times[0]);
        TimeUnit.ToTicks(times, times[0], unit, ticks);
        var step = StepOf(ticks);

        Span<long> near = stackalloc long[BlockCodec.MaxSamples];
        near = near[..times.Length];
        long smallest = 0, largest = 0;
        for (var i = 1; i < ticks.Length; i++)
        {
            near[i] = ticks[i] - (i * step);
            smallest = Math.Min(smallest, near[i]);
            largest = Math.Max(largest, near[i]);
        }

        WriteUneven(ticks, near, smallest, (ulong)(largest - smallest), step, unit, ref target);
    }

    public static void Read(ref ByteReader source, long first, scoped Span<long> times)
    {
        var way = source.Byte();
        var unit = way >> ModeBits;
        switch (way & ModeMask)
        {
            case Grid:
                ReadGrid(source.ZigZag(), times);
                break;
            case NearGrid:
                ReadNearGrid(ref source, times);
                break;
            case DeltaOfDelta:
                ReadDeltaOfDelta(ref source, times);
                break;
            default:
                throw new DamagedDataException("mode");
        }

        TimeUnit.FromTicks(times, first, unit);
    }

    static bool IsRegular(ReadOnlySpan<long> times)
    {
        var distance = times.Length > 1 ? times[1] - times[0] : 0;
        for (var i = 2; i < times.Length; i++)
        {
            if (times[i] - times[i - 1] != distance)
                return false;
        }

        return true;
    }

    static void WriteGrid(long distance, ref ByteWriter target)
    {
        var unit = TimeUnit.Coarsest([distance], 0);
        target.Byte(Grid | (unit << ModeBits));
        target.ZigZag(distance / TimeUnit.Size(unit));
    }

    static long StepOf(ReadOnlySpan<long> ticks)
    {
        var mean = (double)(ticks[^1] - ticks[0]) / (ticks.Length - 1);
        return Math.Abs(mean) < long.MaxValue / 256 ? (long)Math.Round(mean) : 0;
    }

    static void WriteUneven(
        scoped ReadOnlySpan<long> ticks, scoped ReadOnlySpan<long> near, long smallest, ulong spread, long step, int unit, ref ByteWriter target)
    {
        Span<long> changes = stackalloc long[BlockCodec.MaxSamples];
        var largest = 0UL;
        for (var i = 2; i < ticks.Length; i++)
        {
            changes[i] = ticks[i] - ticks[i - 1] - (ticks[i - 1] - ticks[i - 2]);
            largest = Math.Max(largest, BitPacking.ZigZag(changes[i]));
        }

        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        if (largest < spread)
        {
            for (var i = 2; i < ticks.Length; i++)
                packed[i - 2] = BitPacking.ZigZag(changes[i]);
            target.Byte(DeltaOfDelta | (unit << ModeBits));
            target.ZigZag(ticks[1]);
            target.Packed(packed[..(ticks.Length - 2)], largest);
            return;
        }

        for (var i = 1; i < ticks.Length; i++)
            packed[i - 1] = (ulong)(near[i] - smallest);
        target.Byte(NearGrid | (unit << ModeBits));
        target.ZigZag(step);
        target.ZigZag(smallest);
        target.Packed(packed[..(ticks.Length - 1)], spread);
    }

    static void ReadGrid(long step, Span<long> ticks)
    {
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = i * step;
    }

    static void ReadNearGrid(ref ByteReader source, scoped Span<long> ticks)
    {
        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        packed = packed[..(ticks.Length - 1)];
        var step = source.ZigZag();
        var smallest = source.ZigZag();
        source.Packed(packed);
        ticks[0] = 0;
        for (var i = 0; i < packed.Length; i++)
            ticks[i + 1] = ((i + 1) * step) + smallest + (long)packed[i];
    }

    static void ReadDeltaOfDelta(ref ByteReader source, scoped Span<long> ticks)
    {
        if (ticks.Length < 2)
            throw new DamagedDataException("count");
        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        packed = packed[..(ticks.Length - 2)];
        var distance = source.ZigZag();
        source.Packed(packed);
        ticks[0] = 0;
        ticks[1] = distance;
        for (var i = 0; i < packed.Length; i++)
            ticks[i + 2] = ticks[i + 1] + (distance += BitPacking.UnZigZag(packed[i]));
    }
}
