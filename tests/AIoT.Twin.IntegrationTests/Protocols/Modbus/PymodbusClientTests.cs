using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

/// <summary>The server as seen by a client nobody here wrote.</summary>
public sealed class PymodbusClientTests : IAsyncDisposable
{
    readonly ModbusMemory _device = new(coils: 50, discreteInputs: 50, inputRegisters: 200, holdingRegisters: 200);
    readonly ModbusServer _server;

    public PymodbusClientTests()
    {
        Assert.SkipUnless(PymodbusServer.Missing is null, PymodbusServer.Missing ?? "");
        _server = new(new(), new Dictionary<byte, IModbusDevice> { [3] = _device }, TimeProvider.System);
        _server.Start();
    }

    [Fact]
    public async Task What_it_writes_and_reads_is_what_we_hold()
    {
        _device.Set(ModbusTable.InputRegisters, 0, [11, 12]);
        _device.Set(ModbusTable.DiscreteInputs, 7, [true]);

        await PymodbusClient.RunAsync(_server.Port, """
            assert c.read_input_registers(0, 2, slave=3).registers == [11, 12]
            assert c.read_discrete_inputs(0, 8, slave=3).bits == [False] * 7 + [True]
            assert not c.write_register(5, 555, slave=3).isError()
            assert not c.write_registers(6, [1, 2, 65535], slave=3).isError()
            assert c.read_holding_registers(5, 4, slave=3).registers == [555, 1, 2, 65535]
            assert len(c.read_holding_registers(0, 125, slave=3).registers) == 125
            assert not c.write_coil(2, True, slave=3).isError()
            assert not c.write_coils(3, [True, False, True], slave=3).isError()
            assert c.read_coils(0, 8, slave=3).bits == [False, False, True, True, False, True, False, False]
            """);

        var written = new ushort[4];
        Assert.Equal(ModbusExceptionCode.None, _device.ReadRegisters(ModbusTable.HoldingRegisters, 5, written));
        Assert.Equal([555, 1, 2, 65535], written);
    }

    [Fact]
    public Task It_understands_our_refusals() => PymodbusClient.RunAsync(_server.Port, """
        assert c.read_holding_registers(199, 2, slave=3).exception_code == 2
        assert c.read_holding_registers(0, 1, slave=4).exception_code == 11
        assert c.write_register(200, 1, slave=3).exception_code == 2
        assert c.read_holding_registers(0, 1, slave=3).registers == [0]
        """);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
