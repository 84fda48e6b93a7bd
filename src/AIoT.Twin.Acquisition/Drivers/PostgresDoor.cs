using System.Net;
using AIoT.Twin.Protocols;
using Npgsql;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A connection to somebody else's PostgreSQL, made to an address that was checked and not to a name that may point elsewhere by then.</summary>
public static class PostgresDoor
{
    static readonly TimeSpan s_connect = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Field> Fields { get; } =
    [
        new("host", FieldKind.Text) { IsRequired = true },
        new("port", FieldKind.Number) { Default = "5432", Least = 1, Most = 65_535 },
        new("database", FieldKind.Text) { IsRequired = true },
        new("user", FieldKind.Text) { IsRequired = true },
        new("password", FieldKind.Secret),
        new("tls", FieldKind.Switch) { Default = "false" },
    ];

    public static SourceLayer[] LayersOf(FieldValues settings) => settings.IsOn("tls")
        ? [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Tls, SourceLayer.Auth, SourceLayer.Protocol]
        : [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Auth, SourceLayer.Protocol];

    /// <summary>Throws <see cref="SourceException"/>.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(
        FieldValues settings, Func<IPAddress, int, bool> allows, Action<NpgsqlConnectionStringBuilder>? adjust, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (host, port) = (settings.Text("host"), settings.Number("port", 5432));
        try
        {
            var address = await ReachAsync(new DialTarget(host, port, a => allows(a, port)), clock, cancellationToken);
            return await ConnectAsync(settings, host, address, port, adjust, cancellationToken);
        }
        catch (DialException failed)
        {
            throw new SourceException(LinkFailures.Of(failed), failed);
        }
        catch (Exception failed) when (failed is NpgsqlException or TimeoutException)
        {
            throw new SourceException(FailureOf(failed), failed);
        }
    }

    // Only to learn which address answers.
    static async Task<IPAddress> ReachAsync(DialTarget target, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var socket = await TcpDialer.ConnectAsync(target, s_connect, clock, cancellationToken);
        return ((IPEndPoint)socket.RemoteEndPoint!).Address;
    }

    static async Task<NpgsqlConnection> ConnectAsync(
        FieldValues settings, string host, IPAddress address, int port, Action<NpgsqlConnectionStringBuilder>? adjust, CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = address.ToString(),
            Port = port,
            Database = settings.Text("database"),
            Username = settings.Text("user"),
            // Never empty: the client would otherwise look for one in this process's environment and send that.
            Password = settings.Find("password") ?? "-",
            SslMode = settings.IsOn("tls") ? SslMode.VerifyFull : SslMode.Disable,
            Timeout = (int)s_connect.TotalSeconds,
            ApplicationName = "AIoT Twin",
            Pooling = false,
        };
        adjust?.Invoke(text);
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString);
        builder.UseSslClientAuthenticationOptionsCallback(options => options.TargetHost = host);
        await using var source = builder.Build();
        return await source.OpenConnectionAsync(cancellationToken);
    }

    public static SourceFailure FailureOf(Exception failed) => failed switch
    {
        PostgresException { SqlState: "28P01" or "28000" } e => new(SourceLayer.Auth, "bad-credentials", e.MessageText),
        PostgresException { SqlState: "42501" } e => new(SourceLayer.Auth, "not-authorized", e.MessageText),
        PostgresException { SqlState: "3D000" } e => new(SourceLayer.Protocol, "database-unknown", e.MessageText),
        PostgresException { SqlState: "57014" } e => new(SourceLayer.Protocol, "query-too-slow", e.MessageText),
        PostgresException { SqlState: "25006" } e => new(SourceLayer.Data, "query-writes", e.MessageText),
        PostgresException e => new(SourceLayer.Protocol, "sql-error", $"{e.SqlState} {LinkFailures.Short(e.MessageText)}"),
        { InnerException: System.Security.Authentication.AuthenticationException } => new(SourceLayer.Tls, "tls-failed", failed.Message),
        { InnerException: TimeoutException } or TimeoutException => new(SourceLayer.Tcp, "connection-lost", ""),
        _ => new(SourceLayer.Tcp, "connection-lost", LinkFailures.Short(failed.Message)),
    };
}
