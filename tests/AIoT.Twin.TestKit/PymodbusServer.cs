using System.Diagnostics;

namespace AIoT.Twin.TestKit;

/// <summary>
/// A Modbus server of another maker: units 1 and 17, holding registers 0 to 199 with their own address as value, input registers
/// 0 and 1 with the float 50.0 and 7 behind them, discrete inputs 1, 0, 1, 0 …, coils all off.
/// </summary>
public sealed class PymodbusServer : IAsyncDisposable
{
    static readonly string s_script = Repository.Shared("peers/modbus_pymodbus_server.py");

    readonly PeerProcess _process;

    PymodbusServer(PeerProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Why it cannot be started here, or null when it can.</summary>
    public static string? Missing { get; } = FindMissing();

    public static async Task<PymodbusServer> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort.Next();
        var process = new PeerProcess("/usr/bin/python3", s_script, "tcp", $"{port}");
        await process.ListensAsync(port, cancellationToken);
        return new(process, port);
    }

    static string? FindMissing()
    {
        if (!File.Exists(s_script))
            return $"{s_script} is not there.";
        if (!File.Exists("/usr/bin/python3"))
            return "/usr/bin/python3 is not there.";
        using var asked = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import pymodbus.server"])
        {
            RedirectStandardError = true,
        })!;
        asked.StandardError.ReadToEnd();
        asked.WaitForExit();
        return asked.ExitCode == 0 ? null : "/usr/bin/python3 has no pymodbus (Debian: python3-pymodbus, python3-serial-asyncio).";
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
