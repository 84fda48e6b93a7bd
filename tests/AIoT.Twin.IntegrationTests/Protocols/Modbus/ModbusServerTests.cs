using System.Net.Sockets;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

public sealed class ModbusServerTests : IAsyncDisposable
{
    readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    readonly ModbusMemory _device = new(coils: 100, discreteInputs: 100, inputRegisters: 1000, holdingRegisters: 1000);
    readonly ModbusServer _server;

    public ModbusServerTests()
    {
        var other = new ModbusMemory(0, 0, 0, 10);
        other.Set(ModbusTable.HoldingRegisters, 0, [17]);
        _server = new(
            new() { MaxConnections = 3, IdleTimeout = TimeSpan.FromSeconds(30) },
            new Dictionary<byte, IModbusDevice> { [1] = _device, [17] = other },
            _clock);
        _server.Start();
    }

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_function_is_served_over_the_wire()
    {
        await using var client = Client();
        var writer = new ModbusWriter(client);

        bool[] coils = [true, false, true];
        await writer.WriteCoilAsync(1, 3, true, Cancelled);
        await writer.WriteCoilsAsync(1, 5, coils, Cancelled);
        await writer.WriteRegisterAsync(1, 2, 0x1234, Cancelled);
        ushort[] registers = [0x5678, 0x9ABC];
        await writer.WriteRegistersAsync(1, 3, registers, Cancelled);
        _device.Set(ModbusTable.InputRegisters, 0, [7]);
        _device.Set(ModbusTable.DiscreteInputs, 9, [true]);

        Assert.Equal((bool[])[true, false, true, false, true], await client.ReadCoilsAsync(1, 3, 5, Cancelled));
        Assert.Equal([0x1234, 0x5678, 0x9ABC], await client.ReadHoldingRegistersAsync(1, 2, 3, Cancelled));
        Assert.Equal([7], await client.ReadInputRegistersAsync(1, 0, 1, Cancelled));
        Assert.Equal((bool[])[false, true], await client.ReadDiscreteInputsAsync(1, 8, 2, Cancelled));
        Assert.Equal([17], await client.ReadHoldingRegistersAsync(17, 0, 1, Cancelled));
    }

    [Fact]
    public async Task An_unknown_unit_is_answered_at_once()
    {
        await using var client = Client();

        var refused = await Assert.ThrowsAsync<ModbusException>(() => client.ReadHoldingRegistersAsync(9, 0, 1, Cancelled));
        Assert.Equal(ModbusExceptionCode.GatewayTargetFailedToRespond, refused.Code);
    }

    [Fact]
    public async Task One_bad_address_does_not_take_its_neighbours_down()
    {
        await using var client = Client();
        ModbusWant[] wants = [.. Enumerable.Range(994, 10).Select(i => new ModbusWant(ModbusTable.HoldingRegisters, (ushort)i, 1))];
        var reader = new PlannedReader(client, 1, wants, new());

        var readings = await reader.ReadAsync(Cancelled);

        Assert.All(readings[..6], reading => Assert.Null(reading.Refused));
        Assert.All(readings[6..], reading => Assert.Equal(ModbusExceptionCode.IllegalDataAddress, reading.Refused!.Code));
        Assert.Equal([994, 999, 1000, 1001, 1002, 1003], reader.Blocks.Select(block => (int)block.Address));
    }

    [Fact]
    public async Task A_plan_reads_what_was_wanted_in_the_order_it_was_wanted()
    {
        await using var client = Client();
        _device.Set(ModbusTable.HoldingRegisters, 10, [1, 2, 3, 4]);
        _device.Set(ModbusTable.DiscreteInputs, 4, [true]);
        ModbusWant[] wants =
        [
            new(ModbusTable.HoldingRegisters, 12, 2), new(ModbusTable.DiscreteInputs, 4, 1), new(ModbusTable.HoldingRegisters, 10, 1),
        ];

        var readings = await new PlannedReader(client, 1, wants, new()).ReadAsync(Cancelled);

        Assert.Equal([[3, 4], [1], [1]], readings.Select(reading => reading.Words.ToArray()));
    }

    [Theory]
    [InlineData("00 01 00 01 00 06 01 03 00 00 00 01")]
    [InlineData("00 01 00 00 00 00")]
    [InlineData("00 01 00 00 00 01 01")]
    [InlineData("00 01 00 00 00 FF 01 03")]
    [InlineData("00 01 00 00 FF FF 01 03")]
    [InlineData("16 03 01 02 00 01 00 01 FC 03 03")]
    [InlineData("47 45 54 20 2F 20 48 54 54 50 2F 31 2E 31 0D 0A")]
    public async Task Broken_framing_closes_that_connection_only(string bytes)
    {
        await using var good = Client();
        await good.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        using var bad = await CallAsync();

        await bad.SendAsync(Hex(bytes), Cancelled);

        Assert.True(await IsClosedAsync(bad));
        Assert.Equal(1, _server.BrokenConnections);
        await good.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
    }

    [Fact]
    public async Task Requests_one_after_the_other_in_one_segment_are_all_answered_in_order()
    {
        using var socket = await CallAsync();

        await socket.SendAsync(Hex("0001 0000 0006 11 03 0000 0001  0002 0000 0006 09 03 0000 0001  0003 0000 0003 01 17 02"), Cancelled);

        var expected = Hex("0001 0000 0005 11 03 02 0011  0002 0000 0003 09 83 0B  0003 0000 0003 01 97 01");
        Assert.Equal(expected, await ReceiveAsync(socket, expected.Length));
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_and_the_others_go_on()
    {
        await using var first = Client();
        await using var second = Client();
        await using var third = Client();
        foreach (var client in (ModbusClient[])[first, second, third])
            await client.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        using var fourth = await CallAsync();

        Assert.True(await IsClosedAsync(fourth));
        Assert.Equal((1L, 3), (_server.RefusedConnections, _server.Connections));
        await third.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00 01 00 00")]
    [InlineData("00 01 00 00 00 06 01 03 00")]
    public async Task Half_a_request_keeps_a_connection_open_no_longer_than_none(string bytes)
    {
        using var socket = await CallAsync();
        await socket.SendAsync(Hex(bytes), Cancelled);

        var closed = IsClosedAsync(socket);
        while (!closed.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.True(await closed);
    }

    [Fact]
    public async Task Mutated_requests_are_answered_or_the_connection_is_closed()
    {
        var random = new Random(20260108);
        var request = Hex("0001 0000 0006 01 03 0000 0001");
        for (var i = 0; i < 300; i++)
        {
            using var socket = await CallAsync();
            var bytes = (byte[])request.Clone();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await socket.SendAsync(bytes, Cancelled);
            socket.Shutdown(SocketShutdown.Send);
            while (await socket.ReceiveAsync(new byte[300], Cancelled) > 0)
                ;
        }

        await using var good = Client();
        Assert.Equal([17], await good.ReadHoldingRegistersAsync(17, 0, 1, Cancelled));
    }

    ModbusClient Client() => new(new() { Host = "127.0.0.1", Port = _server.Port }, TimeProvider.System);

    async Task<Socket> CallAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", _server.Port, Cancelled);
        return socket;
    }

    static async Task<bool> IsClosedAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1], Cancelled) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    static async Task<byte[]> ReceiveAsync(Socket socket, int length)
    {
        var bytes = new byte[length];
        for (var have = 0; have < length;)
            have += await socket.ReceiveAsync(bytes.AsMemory(have), Cancelled);
        return bytes;
    }

    static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
