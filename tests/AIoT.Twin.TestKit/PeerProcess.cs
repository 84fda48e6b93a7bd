using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace AIoT.Twin.TestKit;

/// <summary>A server program of somebody else, started for a test and killed with it.</summary>
public sealed class PeerProcess : IAsyncDisposable
{
    static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    readonly ConcurrentQueue<string> _said = [];
    readonly Process _process;

    public PeerProcess(string program, params IReadOnlyList<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the program has printed so far.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Waits until the program accepts connections; throws what it said when it ends instead.</summary>
    public async Task ListensAsync(int port, CancellationToken cancellationToken)
    {
        while (!await AcceptsAsync(port, cancellationToken))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended: {Said}");
            await Task.Delay(s_pause, cancellationToken);
        }
    }

    static async Task<bool> AcceptsAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Ends the program as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the program to end, as an operator does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        await Tool.RunAsync("/bin/kill", "-TERM", $"{_process.Id}");
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
