using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

public sealed class ModbusClientTests : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    readonly ScriptedDevice _device = new();
    readonly ModbusClient _client;

    public ModbusClientTests() => _client = Client(TimeSpan.Zero);

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_late_answer_is_not_given_to_the_next_request()
    {
        var (first, request) = await AskAsync();
        _clock.Advance(s_patience);
        await FailsAsync(first, ModbusFailure.Timeout);

        var (second, next) = await AskAsync();
        // Both in one segment, the late one first.
        byte[][] answers = [ScriptedDevice.Answer(request, "03 02 00 01"), ScriptedDevice.Answer(next, "03 02 00 02")];
        await _device.SendAsync(Bytes(answers), Cancelled);

        Assert.Equal([2], await second);
        Assert.Equal((1L, 1), (_client.LateAnswers, _device.Connections));
    }

    [Fact]
    public async Task A_hundred_late_answers_change_nothing()
    {
        byte[] late = [];
        for (var i = 0; i < 100; i++)
        {
            var (asked, request) = await AskAsync();
            await _device.SendAsync(Bytes([late, ScriptedDevice.Answer(request, $"03 02 00 {i:X2}")]), Cancelled);
            Assert.Equal([(ushort)i], await asked);

            var (lost, forgotten) = await AskAsync();
            _clock.Advance(s_patience);
            await FailsAsync(lost, ModbusFailure.Timeout);
            late = ScriptedDevice.Answer(forgotten, "03 02 FF FF");
        }

        Assert.Equal((99L, 1), (_client.LateAnswers, _device.Connections));
    }

    [Fact]
    public async Task An_answer_byte_by_byte_is_an_answer()
    {
        var (asked, request) = await AskAsync();
        foreach (var one in ScriptedDevice.Answer(request, "03 02 12 34"))
            await _device.SendAsync(new[] { one }, Cancelled);

        Assert.Equal([0x1234], await asked);
    }

    [Fact]
    public async Task A_slow_drip_ends_at_the_deadline_and_its_rest_is_dropped()
    {
        var (asked, request) = await AskAsync();
        var answer = ScriptedDevice.Answer(request, "03 02 12 34");
        await _device.SendAsync(answer.AsMemory(0, 5), Cancelled);
        _clock.Advance(s_patience);
        await FailsAsync(asked, ModbusFailure.Timeout);

        var (second, next) = await AskAsync();
        await _device.SendAsync(Bytes([answer[5..], ScriptedDevice.Answer(next, "03 02 56 78")]), Cancelled);

        Assert.Equal([0x5678], await second);
        Assert.Equal(1, _device.Connections);
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
        await _device.SendAsync(Hex(answer.Replace("TTTT", Convert.ToHexString(request[..2]), StringComparison.Ordinal)), Cancelled);

        var failure = await FailsAsync(asked, ModbusFailure.Framing);
        Assert.Equal((argument, false), (failure.Argument, _client.IsConnected));

        _device.Close();
        await AnswersAsync();
        Assert.Equal(2, _device.Connections);
    }

    [Fact]
    public async Task An_answer_to_what_was_never_asked_breaks_the_framing()
    {
        var (asked, request) = await AskAsync();
        request[0] ^= 0x80;
        await _device.SendAsync(ScriptedDevice.Answer(request, "03 02 00 01"), Cancelled);

        Assert.StartsWith("transaction=", (await FailsAsync(asked, ModbusFailure.Framing)).Argument, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_of_noise_end_with_the_first_bytes()
    {
        var noise = new byte[10_000_000];
        new Random(20260106).NextBytes(noise);
        var (asked, _) = await AskAsync();

        // The client closes in the middle of it, which the sender notices one way or the other.
        var sending = _device.SendAsync(noise, Cancelled);

        await FailsAsync(asked, ModbusFailure.Framing);
        await Record.ExceptionAsync(() => sending);
    }

    [Fact]
    public async Task A_refusal_by_the_device_keeps_the_connection()
    {
        var (asked, request) = await AskAsync();
        await _device.SendAsync(ScriptedDevice.Answer(request, "83 02"), Cancelled);

        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, (await FailsAsync(asked, ModbusFailure.DeviceException)).Code);
        await AnswersAsync();
        Assert.Equal(1, _device.Connections);
    }

    [Fact]
    public async Task A_reset_in_the_middle_of_an_answer_is_a_lost_connection()
    {
        var (asked, request) = await AskAsync();
        await _device.SendAsync(request.AsMemory(0, 6), Cancelled);
        _device.Reset();

        await FailsAsync(asked, ModbusFailure.ConnectionLost);
        await AnswersAsync();
    }

    [Fact]
    public async Task A_device_that_hung_up_while_idle_is_called_again_without_a_failure()
    {
        await AnswersAsync();
        _device.Reset();

        await AnswersAsync();
        Assert.Equal(2, _device.Connections);
    }

    [Fact]
    public async Task A_device_that_stays_silent_is_called_anew_after_four_requests()
    {
        for (var i = 0; i < 4; i++)
        {
            var (asked, _) = await AskAsync();
            _clock.Advance(s_patience);
            await FailsAsync(asked, ModbusFailure.Timeout);
            Assert.Equal(i < 3, _client.IsConnected);
        }

        _device.Close();
        await AnswersAsync();
        Assert.Equal(2, _device.Connections);
    }

    [Fact]
    public async Task A_caller_who_leaves_costs_the_next_one_nothing()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var asked = _client.ReadHoldingRegistersAsync(1, 0, 1, leaving.Token);
        var request = await _device.ReceiveAsync(Cancelled);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        var (second, next) = await AskAsync();
        byte[][] answers = [ScriptedDevice.Answer(request, "03 02 00 01"), ScriptedDevice.Answer(next, "03 02 00 02")];
        await _device.SendAsync(Bytes(answers), Cancelled);

        Assert.Equal([2], await second);
    }

    [Fact]
    public async Task Between_two_requests_is_the_pause_that_was_asked_for()
    {
        await using var polite = Client(TimeSpan.FromMilliseconds(100));
        var first = polite.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        await _device.SendAsync(ScriptedDevice.Answer(await _device.ReceiveAsync(Cancelled), "03 02 00 01"), Cancelled);
        await first;

        var second = polite.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        var request = _device.ReceiveAsync(Cancelled);
        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(request.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _device.SendAsync(ScriptedDevice.Answer(await request, "03 02 00 02"), Cancelled);

        Assert.Equal([2], await second);
    }

    [Fact]
    public async Task Nothing_listening_is_a_refused_connection()
    {
        var endpoint = $"127.0.0.1:{_device.Port}";
        _device.Dispose();

        var failure = await FailsAsync(_client.ReadCoilsAsync(1, 0, 1, Cancelled), ModbusFailure.ConnectRefused);
        Assert.Equal((ModbusLayer.Tcp, endpoint), (failure.Layer, failure.Argument));
    }

    [Fact]
    public async Task A_name_nobody_knows_is_said_to_be_one()
    {
        await using var lost = new ModbusClient(new() { Host = "no such host", Port = 1 }, _clock);

        Assert.Equal(ModbusLayer.Name, (await FailsAsync(lost.ConnectAsync(Cancelled), ModbusFailure.NameNotFound)).Layer);
    }

    [Fact]
    public async Task An_address_off_the_allow_list_is_not_called()
    {
        await using var fenced = new ModbusClient(new() { Host = "127.0.0.1", Port = _device.Port, AllowsAddress = _ => false }, _clock);

        await FailsAsync(fenced.ConnectAsync(Cancelled), ModbusFailure.AddressRefused);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_ends_at_its_deadline()
    {
        // The clock passes the deadline between finding the address and calling it.
        bool Allows(System.Net.IPAddress _)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            return true;
        }

        await using var lost = new ModbusClient(new() { Host = "127.0.0.1", Port = _device.Port, AllowsAddress = Allows }, _clock);

        await FailsAsync(lost.ConnectAsync(Cancelled), ModbusFailure.ConnectTimeout);
    }

    [Fact]
    public async Task Mutated_answers_give_values_or_typed_failures_and_never_hang()
    {
        var random = new Random(20260107);
        for (var i = 0; i < 400; i++)
        {
            var (asked, request) = await AskAsync();
            await _device.SendAsync(Mutated(ScriptedDevice.Answer(request, "03 02 00 01"), random), Cancelled);
            _device.Close();

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

    ModbusClient Client(TimeSpan pause) => new(
        new() { Host = "127.0.0.1", Port = _device.Port, RequestTimeout = s_patience, PauseBetweenRequests = pause }, _clock);

    async Task<(Task<ushort[]> Asked, byte[] Request)> AskAsync()
    {
        var asked = _client.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        return (asked, await _device.ReceiveAsync(Cancelled));
    }

    async Task AnswersAsync()
    {
        var (asked, request) = await AskAsync();
        await _device.SendAsync(ScriptedDevice.Answer(request, "03 02 00 2A"), Cancelled);
        Assert.Equal([42], await asked);
    }

    static async Task<ModbusException> FailsAsync(Task asked, ModbusFailure failure)
    {
        var thrown = await Assert.ThrowsAsync<ModbusException>(() => asked);
        Assert.Equal(failure, thrown.Failure);
        return thrown;
    }

    static byte[] Bytes(byte[][] parts) => [.. parts.SelectMany(part => part)];

    static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _device.Dispose();
    }
}
