using System.Net;
using System.Net.Sockets;

namespace AIoT.Twin.Protocols;

/// <summary>Opens one TCP connection within a deadline and says which step failed.</summary>
public static class TcpDialer
{
    public static async Task<Socket> ConnectAsync(
        DialTarget target, TimeSpan within, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(within, clock, cancellationToken);
        try
        {
            var addresses = await ResolveAsync(target, deadline.Token);
            return await ConnectAnyAsync(addresses, target, deadline.Token);
        }
        catch (OperationCanceledException late) when (deadline.Passed)
        {
            throw new DialException(DialFailure.Timeout, target.ToString(), late);
        }
    }

    static async Task<IPAddress[]> ResolveAsync(DialTarget target, CancellationToken cancellationToken)
    {
        var found = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await LookUpAsync(target.Host, cancellationToken);
        // Asked of the address and not of the name: a name may point elsewhere by the time it is used.
        var allowed = found.Where(address => target.Allows?.Invoke(address) ?? true).ToArray();
        return allowed.Length > 0 ? allowed : throw new DialException(DialFailure.AddressRefused, target.ToString(), null);
    }

    static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
            return found.Length > 0 ? found : throw new DialException(DialFailure.NameNotFound, host, null);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            throw new DialException(DialFailure.NameNotFound, host, unknown);
        }
    }

    static async Task<Socket> ConnectAnyAsync(IPAddress[] addresses, DialTarget target, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, target.Port), cancellationToken);
                return socket;
            }
            catch (SocketException refused)
            {
                socket.Dispose();
                last = refused;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new DialException(FailureOf(last!), target.ToString(), last);
    }

    static DialFailure FailureOf(SocketException refused) => refused.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => DialFailure.ConnectRefused,
        SocketError.TimedOut => DialFailure.Timeout,
        _ => DialFailure.HostUnreachable,
    };
}
