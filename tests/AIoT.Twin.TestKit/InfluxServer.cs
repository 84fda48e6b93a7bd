using System.Text.Json;

namespace AIoT.Twin.TestKit;

/// <summary>An InfluxDB 1.6 of Debian's on free loopback ports, with a folder of its own that outlives its restarts.</summary>
public sealed class InfluxServer : IAsyncDisposable
{
    const string Program = "/usr/bin/influxd";

    readonly string _folder = Directory.CreateTempSubdirectory("twin-influx-").FullName;
    readonly int _backup = FreePort.Next();
    readonly HttpClient _http;
    PeerProcess? _process;

    InfluxServer() => _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };

    public int Port { get; } = FreePort.Next();

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>Why it cannot be started here, or null when it can.</summary>
    public static string? Missing { get; } = File.Exists(Program) ? null : "influxd is not there (Debian: influxdb).";

    public static async Task<InfluxServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new InfluxServer();
        await File.WriteAllTextAsync(server.Configuration, server.Settings, cancellationToken);
        await server.StartAgainAsync(cancellationToken);
        await server.AskAsync("create database plant", cancellationToken);
        return server;
    }

    string Configuration => Path.Combine(_folder, "influxdb.conf");

    string Settings => $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:{_backup}"
        [meta]
        dir = "{_folder}/meta"
        [data]
        dir = "{_folder}/data"
        wal-dir = "{_folder}/wal"
        query-log-enabled = false
        [http]
        bind-address = "127.0.0.1:{Port}"
        log-enabled = false
        [monitor]
        store-enabled = false
        """;

    /// <summary>Starts it again with what it has stored.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        _process = new PeerProcess(Program, "-config", Configuration);
        await _process.ListensAsync(Port, cancellationToken);
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Writes points of line protocol with times in microseconds.</summary>
    public async Task WriteAsync(string lines, CancellationToken cancellationToken)
    {
        using var content = new StringContent(lines);
        using var answer = await _http.PostAsync(new Uri("/write?db=plant&precision=u", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks in its query language; times come as microseconds.</summary>
    public async Task<JsonElement> AskAsync(string query, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("q", query), new("db", "plant"), new("epoch", "u")]);
        using var answer = await _http.PostAsync(new Uri("/query", UriKind.Relative), form, cancellationToken);
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(said).RootElement.GetProperty("results")[0];
    }

    /// <summary>The rows of the first series of an answer, each by column name.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> RowsAsync(string query, CancellationToken cancellationToken)
    {
        var result = await AskAsync(query, cancellationToken);
        if (!result.TryGetProperty("series", out var series))
            return [];
        var columns = series[0].GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToArray();
        return
        [
            .. series[0].GetProperty("values").EnumerateArray()
                .Select(row => columns.Zip(row.EnumerateArray()).ToDictionary(c => c.First, c => c.Second)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
