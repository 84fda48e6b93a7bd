using AIoT.Twin.Telemetry.Lake;
using static AIoT.Twin.IntegrationTests.Telemetry.Lake.LakePlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.Lake;

/// <summary>A thousand samples of one day in a lake that may be asked little.</summary>
public sealed class LakeSqlPlant(Databases databases) : IAsyncLifetime
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("lake-").FullName;

    internal RunningTwin Twin { get; private set; } = null!;

    internal LakePlant Plant { get; private set; } = null!;

    internal LakeOf Lake { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        Twin = await RunningTwin.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, stop), stop, LakeOf.Settings);
        Plant = await LakePlant.CreateAsync(Twin);
        Lake = new LakeOf(Twin, Folder, new LakeOptions { KeepFreeBytes = 0, QueryTime = TimeSpan.FromSeconds(1), QueryMemoryMegabytes = 64 });
        var signal = await Plant.SignalAsync("Temperature");
        await Plant.WriteAsync(signal, [.. Enumerable.Range(0, 1000).Select(i => (At("2026-03-01T10:00:00") + (i * 1_000_000L), i * 0.5))]);
        await Lake.ExportAsync();
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), "/etc/hostname");
    }

    public async ValueTask DisposeAsync()
    {
        await Twin.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
