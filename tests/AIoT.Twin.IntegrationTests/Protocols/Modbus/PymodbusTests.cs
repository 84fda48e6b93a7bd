using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

/// <summary>The client against a server nobody here wrote.</summary>
public sealed class PymodbusTests : IAsyncLifetime
{
    PymodbusServer? _server;
    ModbusClient? _client;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PymodbusServer.Missing is null, PymodbusServer.Missing ?? "");
        _server = await PymodbusServer.StartAsync(Cancelled);
        _client = new(new() { Host = "127.0.0.1", Port = _server.Port, RequestTimeout = TimeSpan.FromSeconds(10) }, TimeProvider.System);
    }

    [Fact]
    public async Task All_four_tables_are_read()
    {
        Assert.Equal([0, 1, 2], await _client!.ReadHoldingRegistersAsync(1, 0, 3, Cancelled));
        Assert.Equal(125, (await _client.ReadHoldingRegistersAsync(17, 0, 125, Cancelled)).Length);
        Assert.Equal((bool[])[true, false, true], await _client.ReadDiscreteInputsAsync(1, 0, 3, Cancelled));
        Assert.Equal(200, (await _client.ReadCoilsAsync(1, 0, 200, Cancelled)).Length);

        var words = await _client.ReadInputRegistersAsync(1, 0, 3, Cancelled);
        Assert.Equal(50.0, RegisterCodec.ToDouble(words, RegisterKind.F32, WordOrder.ABCD));
        Assert.Equal(7, words[2]);
    }

    [Fact]
    public async Task What_is_written_is_read_back()
    {
        var writer = new ModbusWriter(_client!);

        ushort[] registers = [0x42C8, 0];
        bool[] coils = [true, false, true];
        await writer.WriteRegisterAsync(1, 10, 1234, Cancelled);
        await writer.WriteRegistersAsync(1, 11, registers, Cancelled);
        await writer.WriteCoilAsync(1, 5, true, Cancelled);
        await writer.WriteCoilsAsync(1, 7, coils, Cancelled);

        Assert.Equal([1234, 0x42C8, 0], await _client!.ReadHoldingRegistersAsync(1, 10, 3, Cancelled));
        Assert.Equal((bool[])[true, false, true, false, true], await _client.ReadCoilsAsync(1, 5, 5, Cancelled));
        Assert.Equal(10, Assert.Single(await _client.ReadHoldingRegistersAsync(17, 10, 1, Cancelled)));
    }

    [Fact]
    public async Task Addresses_beyond_the_end_are_refused_and_cost_the_others_nothing()
    {
        var refused = await Assert.ThrowsAsync<ModbusException>(() => _client!.ReadHoldingRegistersAsync(1, 199, 2, Cancelled));
        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, refused.Code);

        ModbusWant[] wants = [.. Enumerable.Range(195, 10).Select(i => new ModbusWant(ModbusTable.HoldingRegisters, (ushort)i, 1))];
        var readings = await new PlannedReader(_client!, 1, wants, new()).ReadAsync(Cancelled);
        Assert.Equal([195, 196, 197, 198, 199], readings.Take(5).Select(reading => (int)reading.Words.Span[0]));
        Assert.All(readings.Skip(5), reading => Assert.Equal(ModbusExceptionCode.IllegalDataAddress, reading.Refused?.Code));
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
