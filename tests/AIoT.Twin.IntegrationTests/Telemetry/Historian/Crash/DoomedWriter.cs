using System.Diagnostics;
using AIoT.Twin.CrashWriter;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

/// <summary>One life of the process that writes, from its start to SIGKILL.</summary>
sealed class DoomedWriter(DatabasePlace place, CrashLedger ledger)
{
    int _flushing;

    /// <summary>Whether it died before its start was over.</summary>
    public bool InStart { get; private set; } = true;

    /// <summary>Whether it died between the first statement of a flush and the end of its commit.</summary>
    public bool InFlush => !InStart && _flushing > 0;

    public async Task LiveAsync(Doom doom, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "AIoT.Twin.CrashWriter.dll"), place.Kind.ToString(), place.HistoryConnection,
            .. Enumerable.Range(0, CrashBatches.Producers).Select(ledger.ProgressOf),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await ListenAsync(process.StandardOutput, doom, complaints, cancellationToken);
            Thread.SpinWait(doom.Spins);
        }
        finally
        {
            process.Kill();
        }

        // What it had said before it died counts, though it is read afterwards.
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            Heard(line);
        await process.WaitForExitAsync(cancellationToken);
        // Making room gives up when it waits long for a lock, as on a busy machine, and is tried again: that is no fault.
        var faults = string.Join('\n', (await complaints).Split('\n').Where(line => !line.Contains("55P03", StringComparison.Ordinal)));
        Assert.True(string.IsNullOrWhiteSpace(faults), faults);
    }

    async Task ListenAsync(StreamReader output, Doom doom, Task<string> complaints, CancellationToken cancellationToken)
    {
        for (var left = doom.Occurrences; left > 0;)
        {
            if (await output.ReadLineAsync(cancellationToken) is not { } line)
            {
                Assert.Fail($"It ended by itself: {await complaints}");
                return;
            }

            Heard(line);
            // A start may be over before the moment has come: then it dies right after it.
            if (line.StartsWith(doom.Line, StringComparison.Ordinal) || (doom.Line == "tick" && !InStart))
                left = InStart || doom.Line != "tick" ? left - 1 : 0;
        }
    }

    void Heard(string line)
    {
        if (!line.EndsWith(" .", StringComparison.Ordinal))
            return;
        switch (line)
        {
            case "open .":
                InStart = false;
                break;
            case "flushing .":
                _flushing++;
                break;
            case "flushed .":
                _flushing = 0;
                break;
            default:
                ledger.Read(line);
                break;
        }
    }
}
