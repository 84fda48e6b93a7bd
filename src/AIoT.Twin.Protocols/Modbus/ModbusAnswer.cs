using System.Buffers.Binary;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Judges an answer by its request, and takes the values out of it.</summary>
static class ModbusAnswer
{
    public static void Check(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> request)
    {
        var function = request[0];
        if (answer[0] == (function | ModbusFunction.ExceptionBit))
            throw Refusal(answer);
        if (answer[0] != function)
            throw ModbusException.Framing($"function={answer[0]} expected={function}");

        if (function <= ModbusFunction.ReadInputRegisters)
            CheckData(answer, request);
        else if (!answer.SequenceEqual(request[..5]))
            throw ModbusException.Framing("echo");
    }

    static ModbusException Refusal(ReadOnlySpan<byte> answer) => answer.Length == 2 && answer[1] != 0
        ? ModbusException.Device(answer[1])
        : ModbusException.Framing($"exception-bytes={answer.Length}");

    static void CheckData(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> request)
    {
        var quantity = BinaryPrimitives.ReadUInt16BigEndian(request[3..]);
        var expected = ((ModbusTable)request[0]).IsBits() ? (quantity + 7) / 8 : quantity * 2;
        if (answer.Length != 2 + expected || answer[1] != expected)
            throw ModbusException.Framing($"byte-count={(answer.Length > 1 ? answer[1] : 0)} expected={expected}");
    }

    public static ushort[] Registers(ReadOnlyMemory<byte> answer)
    {
        var data = answer.Span[2..];
        var registers = new ushort[data.Length / 2];
        for (var i = 0; i < registers.Length; i++)
            registers[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * i)..]);
        return registers;
    }

    public static bool[] Bits(ReadOnlyMemory<byte> answer, int quantity)
    {
        var data = answer.Span[2..];
        var bits = new bool[quantity];
        for (var i = 0; i < quantity; i++)
            bits[i] = (data[i / 8] >> (i % 8) & 1) == 1;
        return bits;
    }
}
