namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Merges what is wanted into as few requests as the limits allow; a request never crosses tables.</summary>
public static class ReadPlanner
{
    public static IReadOnlyList<ReadBlock> Plan(IEnumerable<ModbusWant> wants, ReadLimits limits)
    {
        var sorted = wants.Select((want, index) => new PlannedWant(index, Checked(want, limits)))
            .OrderBy(w => w.Want.Table).ThenBy(w => w.Want.Address).ThenBy(w => w.Want.Count);
        var blocks = new List<ReadBlock>();
        var open = new List<PlannedWant>();
        var end = 0;
        foreach (var next in sorted)
        {
            if (open.Count > 0 && !Joins(open[0].Want, end, next.Want, limits))
            {
                blocks.Add(ReadBlock.Around([.. open]));
                open.Clear();
            }

            end = open.Count == 0 ? EndOf(next.Want) : Math.Max(end, EndOf(next.Want));
            open.Add(next);
        }

        if (open.Count > 0)
            blocks.Add(ReadBlock.Around([.. open]));
        return blocks;
    }

    static bool Joins(ModbusWant first, int end, ModbusWant next, ReadLimits limits) =>
        next.Table == first.Table
        && next.Address - end <= limits.Gap(next.Table)
        && Math.Max(end, EndOf(next)) - first.Address <= limits.Most(next.Table);

    static int EndOf(ModbusWant want) => want.Address + want.Count;

    static ModbusWant Checked(ModbusWant want, ReadLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(want.Count, 1, nameof(want));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(want.Count, limits.Most(want.Table), nameof(want));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(EndOf(want), ModbusLimits.AddressSpace, nameof(want));
        return want;
    }
}
