using System.Net;

namespace AIoT.Twin.Protocols;

sealed record DialTarget(string Host, int Port, Func<IPAddress, bool>? Allows)
{
    public override string ToString() => $"{Host}:{Port}";
}
