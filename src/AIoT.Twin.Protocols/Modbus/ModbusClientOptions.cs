using System.Net;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Where a device is and how politely it is to be asked.</summary>
public sealed record ModbusClientOptions
{
    public required string Host { get; init; }

    public int Port { get; init; } = 502;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From sending a request to having its whole answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From the end of one exchange to the next request.</summary>
    public TimeSpan PauseBetweenRequests { get; init; }

    /// <summary>After so many requests in a row without an answer the connection is taken for dead and opened anew.</summary>
    public int UnansweredUntilReconnect { get; init; } = 4;

    /// <summary>Asked for each resolved address before connecting; null allows all.</summary>
    public Func<IPAddress, bool>? AllowsAddress { get; init; }
}
