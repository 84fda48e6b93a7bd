using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>Where one signal lies in a device, and in which word order.</summary>
sealed record RegisterSlot(PlantSignal Signal, ushort Address, WordOrder Order)
{
    public RegisterSpec Register => Signal.Register;

    public int End => Address + Register.Words;

    /// <summary>The address as people write it in a binding.</summary>
    public string Text => new ModbusAddress(Register.Table, Address, Register.Bit).ToString();

    /// <summary>Several flags may share a register, so a bit is added to what is there.</summary>
    public void Put(double raw, Span<ushort> words)
    {
        if (Register.Bit is { } bit)
            words[0] |= (ushort)((int)raw << bit);
        else
            RegisterCodec.TryFromDouble(raw, Register.Kind, Order, words);
    }
}
