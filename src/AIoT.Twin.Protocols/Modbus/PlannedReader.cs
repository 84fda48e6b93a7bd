namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Reads wants by a plan, and splits a block that is refused, so that one bad address costs its neighbours nothing.</summary>
public sealed class PlannedReader(ModbusClient client, byte unit, IReadOnlyList<ModbusWant> wants, ReadLimits limits)
{
    readonly List<ReadBlock> _blocks = [.. ReadPlanner.Plan(wants, limits)];

    /// <summary>The requests of one round; a split found necessary once is kept.</summary>
    public IReadOnlyList<ReadBlock> Blocks => _blocks;

    /// <summary>One reading per want, in their order; throws when the link or an answer fails, so that a silent device is left alone.</summary>
    public async Task<ModbusReading[]> ReadAsync(CancellationToken cancellationToken)
    {
        var readings = new ModbusReading[wants.Count];
        for (var i = 0; i < _blocks.Count;)
        {
            var refused = await TryReadAsync(_blocks[i], readings, cancellationToken);
            if (refused is not null && IsAboutTheRange(refused) && _blocks[i].Split() is { Count: > 0 } halves)
            {
                _blocks.RemoveAt(i);
                _blocks.InsertRange(i, halves);
                continue;
            }

            if (refused is not null)
                Fill(_blocks[i], readings, _ => new ModbusReading(default, refused));
            i++;
        }

        return readings;
    }

    // Some devices answer 03 to a range they do not have or find too long.
    static bool IsAboutTheRange(ModbusException refused) =>
        refused.Code is ModbusExceptionCode.IllegalDataAddress or ModbusExceptionCode.IllegalDataValue;

    async Task<ModbusException?> TryReadAsync(ReadBlock block, ModbusReading[] readings, CancellationToken cancellationToken)
    {
        try
        {
            ReadOnlyMemory<ushort> words = block.Table.IsBits()
                ? AsWords(await client.ReadBitsAsync(unit, block.Table, block.Address, block.Count, cancellationToken))
                : await client.ReadRegistersAsync(unit, block.Table, block.Address, block.Count, cancellationToken);
            Fill(block, readings, want => new(words.Slice(want.Address - block.Address, want.Count), null));
            return null;
        }
        catch (ModbusException refused) when (refused.Failure == ModbusFailure.DeviceException)
        {
            return refused;
        }
    }

    static ushort[] AsWords(bool[] bits) => Array.ConvertAll(bits, bit => bit ? (ushort)1 : (ushort)0);

    static void Fill(ReadBlock block, ModbusReading[] readings, Func<ModbusWant, ModbusReading> reading)
    {
        foreach (var (index, want) in block.Wants)
            readings[index] = reading(want);
    }
}

/// <summary>The registers of one want (bits as 0 and 1), or what the device said instead.</summary>
public readonly record struct ModbusReading(ReadOnlyMemory<ushort> Words, ModbusException? Refused);
