using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>One unit id of a device: read as a source of its own; its slots laid out one after another, table by table.</summary>
sealed class UnitSpec
{
    public UnitSpec(byte unit, string name, WordOrder order, IEnumerable<PlantSignal> signals)
    {
        Unit = unit;
        Name = name;
        Order = order;
        var next = new Dictionary<ModbusTable, int>();
        Slots = [.. signals.Select(signal => Place(signal, order, next))];
    }

    public byte Unit { get; }

    /// <summary>What the source that reads it is called.</summary>
    public string Name { get; }

    public WordOrder Order { get; }

    public IReadOnlyList<RegisterSlot> Slots { get; }

    static RegisterSlot Place(PlantSignal signal, WordOrder order, Dictionary<ModbusTable, int> next)
    {
        var at = next.GetValueOrDefault(signal.Register.Table);
        next[signal.Register.Table] = at + signal.Register.Words;
        return new(signal, (ushort)at, order);
    }
}
