using System.Buffers;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>How frames are laid into a byte stream: the MBAP header on TCP, or checksums on a serial line behind TCP.</summary>
interface IModbusFramer
{
    byte[] Write(ModbusFrame frame);

    /// <summary>Takes one frame from the front; false when more bytes are needed. Throws a framing failure for anything else.</summary>
    bool TryRead(ref ReadOnlySequence<byte> buffer, out ModbusFrame frame);
}
