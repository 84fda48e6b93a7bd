using System.Net.Sockets;
using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>The plant's controllers and gateways on loopback sockets of their own.</summary>
sealed class PlantDevices(TimeProvider clock) : IAsyncDisposable
{
    readonly List<ModbusServer> _servers = [];

    /// <summary>Starts every device, where it can on the port it had before; says where each listens now.</summary>
    public IReadOnlyDictionary<string, int> Start(IReadOnlyList<DeviceSpec> devices, IReadOnlyDictionary<string, int> before)
    {
        var ports = new Dictionary<string, int>();
        foreach (var device in devices)
        {
            var units = device.Units.ToDictionary(u => u.Unit, IModbusDevice (u) => new PlantDevice(u, clock));
            var server = Started(units, before.GetValueOrDefault(device.Name));
            _servers.Add(server);
            ports[device.Name] = server.Port;
        }

        return ports;
    }

    ModbusServer Started(Dictionary<byte, IModbusDevice> units, int port)
    {
        var server = new ModbusServer(new() { Port = port }, units, clock);
        try
        {
            server.Start();
            return server;
        }
        catch (SocketException) when (port != 0)
        {
            // Somebody else has it now; the source is pointed to the new one.
            return Started(units, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _servers.Clear();
    }
}
