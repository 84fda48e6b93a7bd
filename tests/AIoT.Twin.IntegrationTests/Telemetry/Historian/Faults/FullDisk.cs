using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>A small disk is filled to the last byte, and emptied again; a server that gave up meanwhile is started, as a service manager does.</summary>
sealed class FullDisk(string name, SmallDisk disk, PostgresCluster? server) : IFault
{
    string Ballast => Path.Combine(disk.Folder, "ballast");

    public string Name => name;

    public async Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        var block = new byte[64 << 10];
        await using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                await ballast.WriteAsync(block.AsMemory(0, block.Length), cancellationToken);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        File.Delete(Ballast);
        if (server is { IsRunning: false })
            await server.StartAgainAsync();
    }
}
