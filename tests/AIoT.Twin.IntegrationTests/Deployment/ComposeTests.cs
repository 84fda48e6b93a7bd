using System.Globalization;
using System.Net;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Deployment;

/// <summary>No docker daemon runs where this is built; what can be proven without one is proven here.</summary>
public sealed class ComposeTests(Databases databases) : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("twin-compose-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_published_server_runs_on_PostgreSQL_with_exactly_the_environment_compose_gives_it()
    {
        var (host, port) = await databases.CreateOwnedPostgresAsync("twin", Cancellation);
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var environment = await ComposeFile.EnvironmentOfAsync("web", new Dictionary<string, string>
        {
            ["TWIN_DB_HOST"] = host,
            ["TWIN_DB_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["TWIN_DB_PASSWORD"] = "not used where trust is configured",
            ["TWIN_MASTER_KEY"] = Convert.ToBase64String(Guid.NewGuid().ToByteArray()) + Convert.ToBase64String(Guid.NewGuid().ToByteArray()),
            ["TWIN_WEB_LISTEN"] = address,
            ["TWIN_DATA"] = _data,
        }, Cancellation);

        await using var server = await PublishedServer.StartAsync(environment, Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(address) };

        using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("/setup/", server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_refuses_to_start_without_the_secrets()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => ComposeFile.EnvironmentOfAsync("web", new Dictionary<string, string>(), Cancellation));

        Assert.Contains("give TWIN_", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
