using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.CrashWriter;
using AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>A process of its own that writes to the same history, with a lease of two seconds.</summary>
sealed class OtherWriter : IDisposable
{
    readonly CrashLedger _ledger = new();
    readonly Process _process;

    OtherWriter(Process process) => _process = process;

    public static OtherWriter Start(DatabasePlace place)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "AIoT.Twin.CrashWriter.dll"), place.Kind.ToString(), place.HistoryConnection,
            .. Enumerable.Range(0, CrashBatches.Producers).Select(_ => "1/"),
        ];
        return new OtherWriter(Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!);
    }

    /// <summary>Listens until it has said something so often.</summary>
    public async Task HeardAsync(string what, int times, CancellationToken cancellationToken)
    {
        for (var left = times; left > 0;)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("It ended by itself.");
            left -= line.StartsWith(what, StringComparison.Ordinal) ? 1 : 0;
            if (!line.StartsWith("refused", StringComparison.Ordinal))
                Take(line);
        }
    }

    public Task SignalAsync(string signal) => Tool.RunAsync("kill", $"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture));

    public void Kill() => _process.Kill();

    /// <summary>What its producers know after its death.</summary>
    public async Task<CrashLedger> EndAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            Take(line);
        return _ledger;
    }

    void Take(string line)
    {
        if (line.EndsWith(" .", StringComparison.Ordinal))
            _ledger.Read(line);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
