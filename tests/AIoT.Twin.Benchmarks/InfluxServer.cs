using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.Benchmarks;

/// <summary>Debian's InfluxDB in a folder and on ports of the benchmark's own, with its defaults but for those.</summary>
sealed class InfluxServer : IAsyncDisposable
{
    const string Program = "/usr/bin/influxd";

    readonly string _folder = Directory.CreateTempSubdirectory("twin-influx-").FullName;
    readonly Process _process;

    InfluxServer()
    {
        var (http, backup) = (FreePort.Next(), FreePort.Next());
        var file = Path.Combine(_folder, "influxdb.conf");
        File.WriteAllText(file, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{backup}"
            [meta]
            dir = "{_folder}/meta"
            [data]
            dir = "{_folder}/data"
            wal-dir = "{_folder}/wal"
            query-log-enabled = false
            [http]
            bind-address = "127.0.0.1:{http}"
            log-enabled = false
            """);
        Client = new InfluxClient(new Uri($"http://127.0.0.1:{http}/"));
        var log = Path.Combine(_folder, "log");
        _process = Process.Start("/bin/sh", ["-c", $"exec {Program} run -config '{file}' > '{log}' 2>&1"]);
    }

    public static bool IsInstalled => File.Exists(Program);

    public InfluxClient Client { get; }

    public int ProcessId => _process.Id;

    public static async Task<InfluxServer> StartAsync()
    {
        var server = new InfluxServer();
        for (var begun = Stopwatch.GetTimestamp(); !await server.Client.IsThereAsync(); await Task.Delay(100))
        {
            if (server._process.HasExited || Stopwatch.GetElapsedTime(begun) > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"influxd does not answer: {await File.ReadAllTextAsync(Path.Combine(server._folder, "log"))}");
        }

        Console.WriteLine($"InfluxDB: {await server.Client.VersionAsync()}");
        return server;
    }

    /// <summary>Waits until it has done what it does behind what was written: a tenth of a core at most, for three seconds. Returns its bytes on disk.</summary>
    public async Task<long> SettleAsync(TimeSpan most)
    {
        var calm = 0;
        for (var begun = Stopwatch.GetTimestamp(); calm < 3 && Stopwatch.GetElapsedTime(begun) < most;)
        {
            var before = CpuTime.Now(ProcessId).Server;
            await Task.Delay(1000);
            calm = CpuTime.Now(ProcessId).Server - before < TimeSpan.FromMilliseconds(100) ? calm + 1 : 0;
        }

        var bytes = new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"InfluxDB holds {bytes / 1e6:f0} MB{(calm < 3 ? " and is still busy" : "")}"));
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
