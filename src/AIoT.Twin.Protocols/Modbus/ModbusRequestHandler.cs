using System.Buffers.Binary;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Answers one request PDU from a device; whatever the request holds, there is an answer.</summary>
static class ModbusRequestHandler
{
    public static byte[] Answer(ReadOnlySpan<byte> request, IModbusDevice? device)
    {
        try
        {
            return device is null
                ? Refusal(request[0], ModbusExceptionCode.GatewayTargetFailedToRespond)
                : AnswerBy(request, device);
        }
        catch (Exception)
        {
            // A fault of one device must not take the connections of the others down.
            return Refusal(request[0], ModbusExceptionCode.DeviceFailure);
        }
    }

    static byte[] AnswerBy(ReadOnlySpan<byte> request, IModbusDevice device) => request[0] switch
    {
        ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs => ReadBits(request, device),
        ModbusFunction.ReadHoldingRegisters or ModbusFunction.ReadInputRegisters => ReadRegisters(request, device),
        ModbusFunction.WriteCoil => WriteCoil(request, device),
        ModbusFunction.WriteRegister => WriteRegister(request, device),
        ModbusFunction.WriteCoils => WriteCoils(request, device),
        ModbusFunction.WriteRegisters => WriteRegisters(request, device),
        _ => Refusal(request[0], ModbusExceptionCode.IllegalFunction),
    };

    static byte[] ReadBits(ReadOnlySpan<byte> request, IModbusDevice device)
    {
        if (Judge(request, ModbusLimits.ReadBits, out var address, out var quantity) is { } wrong)
            return Refusal(request[0], wrong);

        Span<bool> bits = stackalloc bool[quantity];
        if (device.ReadBits((ModbusTable)request[0], address, bits) is var refused && refused != ModbusExceptionCode.None)
            return Refusal(request[0], refused);

        var answer = new byte[2 + (quantity + 7) / 8];
        (answer[0], answer[1]) = (request[0], (byte)(answer.Length - 2));
        for (var i = 0; i < quantity; i++)
            answer[2 + i / 8] |= (byte)(bits[i] ? 1 << (i % 8) : 0);
        return answer;
    }

    static byte[] ReadRegisters(ReadOnlySpan<byte> request, IModbusDevice device)
    {
        if (Judge(request, ModbusLimits.ReadRegisters, out var address, out var quantity) is { } wrong)
            return Refusal(request[0], wrong);

        Span<ushort> registers = stackalloc ushort[quantity];
        if (device.ReadRegisters((ModbusTable)request[0], address, registers) is var refused && refused != ModbusExceptionCode.None)
            return Refusal(request[0], refused);

        var answer = new byte[2 + 2 * quantity];
        (answer[0], answer[1]) = (request[0], (byte)(answer.Length - 2));
        for (var i = 0; i < quantity; i++)
            BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(2 + 2 * i), registers[i]);
        return answer;
    }

    static byte[] WriteCoil(ReadOnlySpan<byte> request, IModbusDevice device)
    {
        if (request.Length != 5 || request[4] != 0 || request[3] is not (0 or 0xFF))
            return Refusal(request[0], ModbusExceptionCode.IllegalDataValue);
        return Echo(request, device.WriteCoils(Word(request, 1), [request[3] == 0xFF]));
    }

    static byte[] WriteRegister(ReadOnlySpan<byte> request, IModbusDevice device) => request.Length != 5
        ? Refusal(request[0], ModbusExceptionCode.IllegalDataValue)
        : Echo(request, device.WriteRegisters(Word(request, 1), [Word(request, 3)]));

    static byte[] WriteCoils(ReadOnlySpan<byte> request, IModbusDevice device)
    {
        if (Judge(request, ModbusLimits.WriteCoils, out var address, out var quantity) is { } wrong)
            return Refusal(request[0], wrong);
        if (!HasData(request, (quantity + 7) / 8))
            return Refusal(request[0], ModbusExceptionCode.IllegalDataValue);

        Span<bool> bits = stackalloc bool[quantity];
        for (var i = 0; i < quantity; i++)
            bits[i] = (request[6 + i / 8] >> (i % 8) & 1) == 1;
        return Echo(request, device.WriteCoils(address, bits));
    }

    static byte[] WriteRegisters(ReadOnlySpan<byte> request, IModbusDevice device)
    {
        if (Judge(request, ModbusLimits.WriteRegisters, out var address, out var quantity) is { } wrong)
            return Refusal(request[0], wrong);
        if (!HasData(request, 2 * quantity))
            return Refusal(request[0], ModbusExceptionCode.IllegalDataValue);

        Span<ushort> registers = stackalloc ushort[quantity];
        for (var i = 0; i < quantity; i++)
            registers[i] = Word(request, 6 + 2 * i);
        return Echo(request, device.WriteRegisters(address, registers));
    }

    static ModbusExceptionCode? Judge(ReadOnlySpan<byte> request, int most, out ushort address, out ushort quantity)
    {
        (address, quantity) = (0, 0);
        var isRead = request[0] <= ModbusFunction.ReadInputRegisters;
        if (isRead ? request.Length != 5 : request.Length < 6)
            return ModbusExceptionCode.IllegalDataValue;

        (address, quantity) = (Word(request, 1), Word(request, 3));
        if (quantity < 1 || quantity > most)
            return ModbusExceptionCode.IllegalDataValue;
        return address + quantity > ModbusLimits.AddressSpace ? ModbusExceptionCode.IllegalDataAddress : null;
    }

    static bool HasData(ReadOnlySpan<byte> request, int bytes) => request[5] == bytes && request.Length == 6 + bytes;

    static ushort Word(ReadOnlySpan<byte> request, int at) => BinaryPrimitives.ReadUInt16BigEndian(request[at..]);

    static byte[] Echo(ReadOnlySpan<byte> request, ModbusExceptionCode said) =>
        said == ModbusExceptionCode.None ? request[..5].ToArray() : Refusal(request[0], said);

    static byte[] Refusal(byte function, ModbusExceptionCode code) => [(byte)(function | ModbusFunction.ExceptionBit), (byte)code];
}
