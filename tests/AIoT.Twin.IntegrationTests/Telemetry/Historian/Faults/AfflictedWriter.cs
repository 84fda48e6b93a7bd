using System.Diagnostics;
using AIoT.Twin.CrashWriter;
using AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>The process that writes, with patient producers, while its database is in trouble.</summary>
sealed class AfflictedWriter : IAsyncDisposable
{
    readonly Lock _gate = new();
    readonly CrashLedger _ledger;
    readonly Process _process;
    readonly Task _listening;
    readonly Task<string> _complaints;
    readonly Dictionary<string, long> _sent = [];
    long _count;
    (long Behind, TaskCompletionSource Done)? _awaited;

    public AfflictedWriter(DatabasePlace place, CrashLedger ledger)
    {
        _ledger = ledger;
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "AIoT.Twin.CrashWriter.dll"), place.Kind.ToString(), place.HistoryConnection,
            .. Enumerable.Range(0, CrashBatches.Producers).Select(ledger.ProgressOf), "patient",
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _complaints = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _listening = Task.Run(ListenAsync);
    }

    /// <summary>Waits until a batch that is sent from now on is acknowledged; fails when none is for so long.</summary>
    public async Task GoesOnAsync(TimeSpan most, string after, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _awaited = (_count, done);
        if (await Task.WhenAny(done.Task, _listening, Task.Delay(most, cancellationToken)) != done.Task)
            Assert.Fail($"Nothing is acknowledged for {most.TotalSeconds} s after {after}: {await EndAsync()}");
    }

    async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.EndsWith(" .", StringComparison.Ordinal))
                continue;
            lock (_gate)
                Heard(line);
        }
    }

    void Heard(string line)
    {
        _ledger.Read(line);
        if (line.Split(' ') is not [var what, var producer, var number, "."])
            return;
        if (what == "sent")
            _sent[$"{producer}/{number}"] = ++_count;
        else if (what is "ack" or "again" && _awaited is var (behind, done) && _sent[$"{producer}/{number}"] > behind)
            done.TrySetResult();
    }

    async Task<string> EndAsync()
    {
        _process.Kill();
        await _listening;
        await _process.WaitForExitAsync();
        return await _complaints;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await EndAsync();
        _process.Dispose();
        // What it was told and could not take in is told here.
        await _listening;
    }
}
