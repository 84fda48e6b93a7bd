using System.Net;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Where a server listens and what it bears.</summary>
public sealed record ModbusServerOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes any free port; see <see cref="ModbusServer.Port"/>.</summary>
    public int Port { get; init; }

    public int MaxConnections { get; init; } = 64;

    /// <summary>A connection is closed that needs longer to send a whole request, or to take an answer off.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
