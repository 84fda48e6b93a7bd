using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>One unit id on the wire: its registers are the plant at this moment; only setpoints can be written, and last until a restart.</summary>
sealed class PlantDevice(UnitSpec unit, TimeProvider clock) : IModbusDevice
{
    readonly ILookup<ModbusTable, RegisterSlot> _slots = unit.Slots.ToLookup(s => s.Register.Table);
    readonly ConcurrentDictionary<RegisterSlot, double> _written = [];

    public ModbusExceptionCode ReadBits(ModbusTable table, int address, Span<bool> into)
    {
        if (address + into.Length > EndOf(table))
            return ModbusExceptionCode.IllegalDataAddress;
        var now = clock.Now().ToMicroseconds();
        foreach (var slot in _slots[table])
        {
            if (slot.Address >= address && slot.Address < address + into.Length)
                into[slot.Address - address] = Raw(slot, now) != 0;
        }

        return ModbusExceptionCode.None;
    }

    // One moment for the whole answer, so that its values belong together.
    public ModbusExceptionCode ReadRegisters(ModbusTable table, int address, Span<ushort> into)
    {
        if (address + into.Length > EndOf(table))
            return ModbusExceptionCode.IllegalDataAddress;
        var now = clock.Now().ToMicroseconds();
        into.Clear();
        Span<ushort> words = stackalloc ushort[4];
        foreach (var slot in _slots[table])
        {
            if (slot.End <= address || slot.Address >= address + into.Length)
                continue;
            words.Clear();
            slot.Put(Raw(slot, now), words);
            for (var i = Math.Max(slot.Address, address); i < Math.Min(slot.End, address + into.Length); i++)
                into[i - address] |= words[i - slot.Address];
        }

        return ModbusExceptionCode.None;
    }

    public ModbusExceptionCode WriteCoils(int address, ReadOnlySpan<bool> values) => ModbusExceptionCode.IllegalDataAddress;

    public ModbusExceptionCode WriteRegisters(int address, ReadOnlySpan<ushort> values)
    {
        var end = address + values.Length;
        var slots = _slots[ModbusTable.HoldingRegisters].Where(s => s.End > address && s.Address < end).ToList();
        if (slots.Count == 0 || slots.Sum(s => s.Register.Words) != values.Length)
            return ModbusExceptionCode.IllegalDataAddress;
        foreach (var slot in slots)
        {
            if (!double.IsFinite(Value(slot, values[(slot.Address - address)..])))
                return ModbusExceptionCode.IllegalDataValue;
        }

        foreach (var slot in slots)
            _written[slot] = Value(slot, values[(slot.Address - address)..]);
        return ModbusExceptionCode.None;
    }

    double Raw(RegisterSlot slot, long now) =>
        slot.Signal.Role == SignalRole.Setpoint && _written.TryGetValue(slot, out var written)
            ? written
            : slot.Register.Raw(slot.Signal.Model.At(now));

    int EndOf(ModbusTable table) => _slots[table].Select(s => s.End).DefaultIfEmpty().Max();

    static double Value(RegisterSlot slot, ReadOnlySpan<ushort> words) => RegisterCodec.ToDouble(words, slot.Register.Kind, slot.Order);
}
