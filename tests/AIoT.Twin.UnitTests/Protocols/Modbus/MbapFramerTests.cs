using System.Buffers;
using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed class MbapFramerTests
{
    static readonly byte[] s_frame = [0x12, 0x34, 0, 0, 0, 6, 17, 3, 0, 0, 0, 1];

    [Fact]
    public void A_frame_is_written_as_the_specification_says() =>
        Assert.Equal(s_frame, MbapFramer.Instance.Write(new(0x1234, 17, new byte[] { 3, 0, 0, 0, 1 })));

    [Fact]
    public void A_frame_in_single_bytes_is_taken_when_the_last_has_come()
    {
        for (var length = 0; length < s_frame.Length; length++)
            Assert.Null(Take(s_frame.AsMemory(0, length)));

        var frame = Take(s_frame)!.Value;
        Assert.Equal((0x1234, 17), (frame.Transaction, frame.Unit));
        Assert.Equal([3, 0, 0, 0, 1], frame.Pdu.ToArray());
    }

    [Fact]
    public void What_follows_a_frame_stays()
    {
        var buffer = new ReadOnlySequence<byte>([.. s_frame, .. s_frame, 9]);

        Assert.True(MbapFramer.Instance.TryRead(ref buffer, out _));
        Assert.True(MbapFramer.Instance.TryRead(ref buffer, out _));
        Assert.Equal(1, buffer.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(260)]
    [InlineData(65535)]
    public void A_length_no_frame_can_have_is_refused_from_the_header_alone(int length)
    {
        byte[] header = [0, 1, 0, 0, (byte)(length >> 8), (byte)length];

        var refused = Assert.Throws<ModbusException>(() => Take(header));
        Assert.Equal((ModbusFailure.Framing, $"length={length}"), (refused.Failure, refused.Argument));
    }

    [Fact]
    public void Another_protocol_is_refused() =>
        Assert.Equal("protocol-id=513", Assert.Throws<ModbusException>(() => Take(new byte[] { 0, 1, 2, 1, 0, 6 })).Argument);

    [Fact]
    public void Noise_is_a_frame_or_a_failure_and_never_anything_else()
    {
        var random = new Random(20260104);
        for (var i = 0; i < 20_000; i++)
        {
            var noise = i % 2 == 0 ? Mutated(random) : Random(random);
            try
            {
                Take(noise);
            }
            catch (ModbusException refused)
            {
                Assert.Equal(ModbusFailure.Framing, refused.Failure);
            }
        }
    }

    static byte[] Random(Random random)
    {
        var bytes = new byte[random.Next(300)];
        random.NextBytes(bytes);
        return bytes;
    }

    static byte[] Mutated(Random random)
    {
        var bytes = (byte[])s_frame.Clone();
        bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes[..random.Next(bytes.Length + 1)];
    }

    static ModbusFrame? Take(ReadOnlyMemory<byte> bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        return MbapFramer.Instance.TryRead(ref buffer, out var frame) ? frame : null;
    }
}
