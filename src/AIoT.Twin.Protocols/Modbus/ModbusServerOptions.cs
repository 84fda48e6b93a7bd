using System.Net;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Where a server listens and what it bears.</summary>
public sealed record ModbusServerOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes any free port; see <see cref="ModbusServer.Port"/>.</summary>
    public int Port { get; init; }

    public int MaxConnections { get; init; } = 64;

    /// <summary>A connection that has not sent a whole request for so long is closed; also the time an answer may take to be taken off.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
