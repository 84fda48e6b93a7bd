using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>A Modbus device with ten of everything, on a socket of its own.</summary>
static class Device
{
    public static ModbusServer Start(Action<ModbusMemory> fill, int port = 0) => Start(out _, fill, port);

    public static ModbusServer Start(out ModbusMemory memory, Action<ModbusMemory> fill, int port = 0)
    {
        memory = new ModbusMemory(10, 10, 10, 10);
        fill(memory);
        var server = new ModbusServer(new ModbusServerOptions { Port = port }, new Dictionary<byte, IModbusDevice> { [1] = memory }, TimeProvider.System);
        server.Start();
        return server;
    }
}
