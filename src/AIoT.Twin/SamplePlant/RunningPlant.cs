using AIoT.Twin.SamplePlant.Devices;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Seeding;

namespace AIoT.Twin.SamplePlant;

/// <summary>The plant in this process: its layout, its devices on their sockets, whether it is filled, and whether it still is.</summary>
sealed class RunningPlant(PlantDevices devices, InstallationBook book) : IDisposable
{
    readonly TaskCompletionSource<SeedContext> _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _removed = new();
    SeedContext? _context;

    /// <summary>Completes when all steps are done, in this process or before.</summary>
    public Task<SeedContext> WhenFilled => _filled.Task;

    public CancellationToken Removed => _removed.Token;

    public async Task<SeedContext> StartAsync(PlantInstallation installation, CancellationToken cancellationToken)
    {
        if (_context is { } running)
            return running;
        var layout = new PlantLayout(installation.InstalledUs);
        var ports = devices.Start(DeviceSpec.Of(layout), InstallationBook.Ports(installation));
        InstallationBook.SetPorts(installation, ports);
        await book.SaveAsync(installation, cancellationToken);
        return _context = new(installation, layout, new(installation.InstalledUs), _ => { });
    }

    public void Filled() => _filled.TrySetResult(_context!);

    public async Task StopAsync()
    {
        await _removed.CancelAsync();
        await devices.DisposeAsync();
    }

    public void Dispose() => _removed.Dispose();
}
