using System.Net;

namespace AIoT.Twin.Protocols;

/// <summary>Where to connect, and which of its addresses are allowed.</summary>
public sealed record DialTarget(string Host, int Port, Func<IPAddress, bool>? Allows)
{
    public override string ToString() => $"{Host}:{Port}";
}
