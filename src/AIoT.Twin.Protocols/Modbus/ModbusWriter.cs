using System.Buffers.Binary;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>The only way to send functions 5, 6, 15 and 16; a write is sent once or fails, never repeated here.</summary>
/// <remarks>
/// After <see cref="ModbusFailure.Timeout"/>, <see cref="ModbusFailure.Framing"/> or <see cref="ModbusFailure.ConnectionLost"/> it is
/// unknown whether the device has written.
/// </remarks>
public sealed class ModbusWriter(ModbusClient client)
{
    public async Task WriteCoilAsync(byte unit, ushort address, bool value, CancellationToken cancellationToken)
    {
        var request = ModbusRequest.Head(ModbusFunction.WriteCoil, address, value ? (ushort)0xFF00 : (ushort)0, 0);
        await client.ExchangeAsync(unit, request, cancellationToken);
    }

    public async Task WriteRegisterAsync(byte unit, ushort address, ushort value, CancellationToken cancellationToken) =>
        await client.ExchangeAsync(unit, ModbusRequest.Head(ModbusFunction.WriteRegister, address, value, 0), cancellationToken);

    public async Task WriteCoilsAsync(byte unit, ushort address, ReadOnlyMemory<bool> values, CancellationToken cancellationToken)
    {
        CheckRange(address, values.Length, ModbusLimits.WriteCoils);
        var bytes = (values.Length + 7) / 8;
        var request = ModbusRequest.Head(ModbusFunction.WriteCoils, address, (ushort)values.Length, 1 + bytes);
        request[5] = (byte)bytes;
        for (var i = 0; i < values.Length; i++)
            request[6 + i / 8] |= (byte)(values.Span[i] ? 1 << (i % 8) : 0);
        await client.ExchangeAsync(unit, request, cancellationToken);
    }

    public async Task WriteRegistersAsync(byte unit, ushort address, ReadOnlyMemory<ushort> values, CancellationToken cancellationToken)
    {
        CheckRange(address, values.Length, ModbusLimits.WriteRegisters);
        var request = ModbusRequest.Head(ModbusFunction.WriteRegisters, address, (ushort)values.Length, 1 + 2 * values.Length);
        request[5] = (byte)(2 * values.Length);
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(6 + 2 * i), values.Span[i]);
        await client.ExchangeAsync(unit, request, cancellationToken);
    }

    static void CheckRange(ushort address, int quantity, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address + quantity, ModbusLimits.AddressSpace);
    }
}
