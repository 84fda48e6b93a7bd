using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>One unit id of a device: its slots laid out one after another, table by table.</summary>
sealed class UnitSpec
{
    public UnitSpec(byte unit, WordOrder order, IEnumerable<PlantSignal> signals)
    {
        Unit = unit;
        Order = order;
        var next = new Dictionary<ModbusTable, int>();
        Slots = [.. signals.Select(signal => Place(signal, order, next))];
    }

    public byte Unit { get; }

    public WordOrder Order { get; }

    public IReadOnlyList<RegisterSlot> Slots { get; }

    static RegisterSlot Place(PlantSignal signal, WordOrder order, Dictionary<ModbusTable, int> next)
    {
        var at = next.GetValueOrDefault(signal.Register.Table);
        next[signal.Register.Table] = at + signal.Register.Words;
        return new(signal, (ushort)at, order);
    }
}
