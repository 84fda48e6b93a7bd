namespace AIoT.Twin.TestKit;

/// <summary>An MQTT broker of another maker on a free loopback port, with a client program to publish to it.</summary>
public sealed class MosquittoBroker : IAsyncDisposable
{
    const string Program = "/usr/sbin/mosquitto";
    const string Publisher = "/usr/bin/mosquitto_pub";

    readonly string _folder = Directory.CreateTempSubdirectory("twin-mosquitto-").FullName;
    readonly MosquittoSettings _settings;
    PeerProcess? _process;

    MosquittoBroker(MosquittoSettings settings) => _settings = settings;

    public int Port { get; } = FreePort.Next();

    /// <summary>Why it cannot be started here, or null when it can.</summary>
    public static string? Missing { get; } = File.Exists(Program) && File.Exists(Publisher)
        ? null
        : "mosquitto or mosquitto_pub is not there (Debian: mosquitto, mosquitto-clients).";

    public static async Task<MosquittoBroker> StartAsync(MosquittoSettings settings, CancellationToken cancellationToken)
    {
        var broker = new MosquittoBroker(settings);
        await broker.ConfigureAsync();
        await broker.StartAsync(cancellationToken);
        return broker;
    }

    /// <summary>Starts it again with what it has stored.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = new PeerProcess(Program, "-c", Path.Combine(_folder, "mosquitto.conf"));
        await _process.ListensAsync(Port, cancellationToken);
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Ends it in an orderly way: sessions and what waits in them are stored.</summary>
    public Task StopAsync() => _process!.StopAsync();

    /// <summary>Publishes one message by mosquitto_pub and returns when the broker has taken it.</summary>
    public Task PublishAsync(string topic, string payload, int qos) => Tool.RunAsync(
        Publisher, ["-h", "127.0.0.1", "-p", $"{Port}", "-t", topic, "-m", payload, "-q", $"{qos}", .. Login()]);

    /// <summary>Publishes each line of a file as a message of its own.</summary>
    public async Task PublishLinesAsync(string topic, IEnumerable<string> lines, int qos)
    {
        var file = Path.Combine(_folder, "lines");
        await File.WriteAllLinesAsync(file, lines);
        string[] command = [Publisher, "-h", "127.0.0.1", "-p", $"{Port}", "-t", topic, "-q", $"{qos}", "-l", .. Login()];
        await Tool.RunAsync("/bin/sh", "-c", $"{string.Join(' ', command)} < {file}");
    }

    /// <summary>Publishes a whole file as one message.</summary>
    public async Task PublishBytesAsync(string topic, byte[] payload, int qos)
    {
        var file = Path.Combine(_folder, "payload");
        await File.WriteAllBytesAsync(file, payload);
        await Tool.RunAsync(Publisher, ["-h", "127.0.0.1", "-p", $"{Port}", "-t", topic, "-f", file, "-q", $"{qos}", .. Login()]);
    }

    IEnumerable<string> Login() =>
        [.. _settings.User is null ? (string[])[] : ["-u", _settings.User, "-P", _settings.Password!],
         .. _settings.CaFile is null ? (string[])[] : ["--cafile", _settings.CaFile]];

    async Task ConfigureAsync()
    {
        List<string> lines = [$"listener {Port} 127.0.0.1", $"allow_anonymous {(_settings.User is null ? "true" : "false")}"];
        // It would otherwise become a user who may not read a folder of ours.
        if (Environment.IsPrivilegedProcess)
            lines.Add("user root");
        if (_settings.User is { } user)
        {
            var passwords = Path.Combine(_folder, "passwords");
            await Tool.RunAsync("/usr/bin/mosquitto_passwd", "-b", "-c", passwords, user, _settings.Password!);
            lines.Add($"password_file {passwords}");
        }

        if (_settings.Server is var (certificate, key))
            lines.AddRange($"certfile {certificate}", $"keyfile {key}", $"cafile {_settings.CaFile}");
        if (_settings.RequiresClientCertificate)
            lines.Add("require_certificate true");
        if (_settings.Persistence)
            lines.AddRange("persistence true", $"persistence_location {_folder}/", "autosave_on_changes true", "autosave_interval 1");
        lines.AddRange(_settings.More);
        await File.WriteAllLinesAsync(Path.Combine(_folder, "mosquitto.conf"), lines);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>What a broker asks of its clients, and whether it keeps sessions over a restart.</summary>
public sealed record MosquittoSettings
{
    public string? User { get; init; }

    public string? Password { get; init; }

    public (string Certificate, string Key)? Server { get; init; }

    public string? CaFile { get; init; }

    public bool RequiresClientCertificate { get; init; }

    public bool Persistence { get; init; }

    /// <summary>Further lines of its configuration.</summary>
    public IReadOnlyList<string> More { get; init; } = [];
}
