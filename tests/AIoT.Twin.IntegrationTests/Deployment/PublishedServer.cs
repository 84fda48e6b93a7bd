using System.Collections.Concurrent;
using System.Diagnostics;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Deployment;

/// <summary>The output of <c>dotnet publish</c>, started with the given environment and nothing else of this process's.</summary>
sealed class PublishedServer : IAsyncDisposable
{
    readonly ConcurrentQueue<string> _said = [];
    readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _process;

    PublishedServer(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
    }

    public string Said => string.Join('\n', _said);

    public static async Task<PublishedServer> StartAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "publish", "AIoT.Twin.Web", "compose-test");
        await Tool.RunAsync("dotnet", "publish", Path.Combine(Repository.Root, "src", "AIoT.Twin.Web"), "-c", "Release", "--no-restore", "-o", folder);

        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "AIoT.Twin.Web.dll")]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        var kept = start.Environment.Where(v => v.Key is "PATH" or "HOME" or "DOTNET_ROOT").ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Concat(environment.Select(e => KeyValuePair.Create(e.Key, (string?)e.Value))))
            start.Environment[name] = value;

        var server = new PublishedServer(Process.Start(start)!);
        await server._listening.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        return server;
    }

    void Heard(string? line)
    {
        if (line is null)
            _listening.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{Said}"));
        else
            _said.Enqueue(line);
        if (line?.Contains("Now listening on", StringComparison.Ordinal) == true)
            _listening.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
