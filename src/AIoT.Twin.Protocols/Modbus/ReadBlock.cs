namespace AIoT.Twin.Protocols.Modbus;

/// <summary>One request of a plan, with the wants it answers (by their index in the list that was planned).</summary>
public sealed record ReadBlock(ModbusTable Table, ushort Address, int Count, IReadOnlyList<PlannedWant> Wants)
{
    internal static ReadBlock Around(IReadOnlyList<PlannedWant> wants)
    {
        var first = wants[0].Want;
        var end = wants.Max(w => w.Want.Address + w.Want.Count);
        return new(first.Table, first.Address, end - first.Address, wants);
    }

    /// <summary>Two blocks with half of the wants each, or nothing when there is only one place left to suspect.</summary>
    public IReadOnlyList<ReadBlock> Split()
    {
        // Wants of one and the same place cannot be told apart by asking for them separately.
        var middle = Enumerable.Range(1, Wants.Count - 1)
            .Where(i => Wants[i].Want != Wants[i - 1].Want)
            .OrderBy(i => Math.Abs(2 * i - Wants.Count))
            .FirstOrDefault();
        return middle == 0 ? [] : [Around([.. Wants.Take(middle)]), Around([.. Wants.Skip(middle)])];
    }
}

public readonly record struct PlannedWant(int Index, ModbusWant Want);
