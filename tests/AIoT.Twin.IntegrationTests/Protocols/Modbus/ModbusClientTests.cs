using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

public sealed class ModbusClientTests : ModbusClientContext
{
    [Fact]
    public async Task A_late_answer_is_not_given_to_the_next_request()
    {
        var (first, request) = await AskAsync();
        Clock.Advance(Patience);
        await FailsAsync(first, ModbusFailure.Timeout);

        var (second, next) = await AskAsync();
        // Both in one segment, the late one first.
        byte[][] answers = [ScriptedDevice.Answer(request, "03 02 00 01"), ScriptedDevice.Answer(next, "03 02 00 02")];
        await Device.SendAsync(Bytes(answers), Cancelled);

        Assert.Equal([2], await second);
        Assert.Equal((1L, 1), (Client.LateAnswers, Device.Connections));
    }

    [Fact]
    public async Task A_hundred_late_answers_change_nothing()
    {
        byte[] late = [];
        for (var i = 0; i < 100; i++)
        {
            var (asked, request) = await AskAsync();
            await Device.SendAsync(Bytes([late, ScriptedDevice.Answer(request, $"03 02 00 {i:X2}")]), Cancelled);
            Assert.Equal([(ushort)i], await asked);

            var (lost, forgotten) = await AskAsync();
            Clock.Advance(Patience);
            await FailsAsync(lost, ModbusFailure.Timeout);
            late = ScriptedDevice.Answer(forgotten, "03 02 FF FF");
        }

        Assert.Equal((99L, 1), (Client.LateAnswers, Device.Connections));
    }

    [Fact]
    public async Task An_answer_byte_by_byte_is_an_answer()
    {
        var (asked, request) = await AskAsync();
        foreach (var one in ScriptedDevice.Answer(request, "03 02 12 34"))
            await Device.SendAsync(new[] { one }, Cancelled);

        Assert.Equal([0x1234], await asked);
    }

    [Fact]
    public async Task A_slow_drip_ends_at_the_deadline_and_its_rest_is_dropped()
    {
        var (asked, request) = await AskAsync();
        var answer = ScriptedDevice.Answer(request, "03 02 12 34");
        await Device.SendAsync(answer.AsMemory(0, 5), Cancelled);
        Clock.Advance(Patience);
        await FailsAsync(asked, ModbusFailure.Timeout);

        var (second, next) = await AskAsync();
        await Device.SendAsync(Bytes([answer[5..], ScriptedDevice.Answer(next, "03 02 56 78")]), Cancelled);

        Assert.Equal([0x5678], await second);
        Assert.Equal(1, Device.Connections);
    }

    [Theory]
    [InlineData("TTTT 0001 0005 01 03 02 00 01", "protocol-id=1")]
    [InlineData("TTTT 0000 0000", "length=0")]
    [InlineData("TTTT 0000 0001 01", "length=1")]
    [InlineData("TTTT 0000 00FF", "length=255")]
    [InlineData("TTTT 0000 0104", "length=260")]
    [InlineData("TTTT 0000 FFFF", "length=65535")]
    [InlineData("TTTT 0000 0005 C0 03 02 00 01", "unit=192 expected=1")]
    [InlineData("TTTT 0000 0005 01 04 02 00 01", "function=4 expected=3")]
    [InlineData("TTTT 0000 0004 01 03 01 00", "byte-count=1 expected=2")]
    [InlineData("TTTT 0000 0003 01 03 00", "byte-count=0 expected=2")]
    [InlineData("TTTT 0000 0007 01 03 02 00 01 00 00", "byte-count=2 expected=2")]
    [InlineData("TTTT 0000 0002 01 83", "exception-bytes=1")]
    [InlineData("TTTT 0000 0003 01 83 00", "exception-bytes=2")]
    [InlineData("TTTT 0000 0004 01 83 0E 01", "exception-bytes=3")]
    [InlineData("TTTT 0000 0003 01 85 02", "function=133 expected=3")]
    public async Task Wrong_framing_drops_the_connection_and_the_next_request_opens_another(string answer, string argument)
    {
        var (asked, request) = await AskAsync();
        await Device.SendAsync(Hex(answer.Replace("TTTT", Convert.ToHexString(request[..2]), StringComparison.Ordinal)), Cancelled);

        var failure = await FailsAsync(asked, ModbusFailure.Framing);
        Assert.Equal((argument, false), (failure.Argument, Client.IsConnected));

        Device.Close();
        await AnswersAsync();
        Assert.Equal(2, Device.Connections);
    }

    [Fact]
    public async Task An_answer_to_what_was_never_asked_breaks_the_framing()
    {
        var (asked, request) = await AskAsync();
        request[0] ^= 0x80;
        await Device.SendAsync(ScriptedDevice.Answer(request, "03 02 00 01"), Cancelled);

        Assert.StartsWith("transaction=", (await FailsAsync(asked, ModbusFailure.Framing)).Argument, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_of_noise_end_with_the_first_bytes()
    {
        var noise = new byte[10_000_000];
        new Random(20260106).NextBytes(noise);
        var (asked, _) = await AskAsync();

        // The client closes in the middle of it, which the sender notices one way or the other.
        var sending = Device.SendAsync(noise, Cancelled);

        await FailsAsync(asked, ModbusFailure.Framing);
        await Record.ExceptionAsync(() => sending);
    }

    [Fact]
    public async Task A_refusal_by_the_device_keeps_the_connection()
    {
        var (asked, request) = await AskAsync();
        await Device.SendAsync(ScriptedDevice.Answer(request, "83 02"), Cancelled);

        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, (await FailsAsync(asked, ModbusFailure.DeviceException)).Code);
        await AnswersAsync();
        Assert.Equal(1, Device.Connections);
    }

    [Fact]
    public async Task Mutated_answers_give_values_or_typed_failures_and_never_hang()
    {
        var random = new Random(20260107);
        for (var i = 0; i < 400; i++)
        {
            var (asked, request) = await AskAsync();
            await Device.SendAsync(Mutated(ScriptedDevice.Answer(request, "03 02 00 01"), random), Cancelled);
            Device.Close();

            if (await Record.ExceptionAsync(() => asked) is { } failure)
                Assert.IsType<ModbusException>(failure);
        }
    }

    static byte[] Mutated(byte[] answer, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            answer[random.Next(answer.Length)] = (byte)random.Next(256);
        return random.Next(3) == 0 ? answer[..random.Next(answer.Length)] : answer;
    }
}
