namespace AIoT.Twin.Governance.Checks;

/// <summary>Whether the data folder can be written and has room left.</summary>
sealed class DiskInstallationCheck(DatabasePlace place) : IInstallationCheck
{
    const long Tight = 2L << 30;
    const long Full = 256L << 20;

    public string Name => "disk";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(place.DataFolder))
            return [new("folder-missing", FindingLevel.Warning, ("folder", place.DataFolder))];
        var free = new DriveInfo(place.DataFolder).AvailableFreeSpace;
        return
        [
            await WritableAsync(cancellationToken),
            new(
                free < Tight ? "disk-tight" : "disk-room",
                free < Full ? FindingLevel.Problem : free < Tight ? FindingLevel.Warning : FindingLevel.Fine,
                ("bytes", $"{free}"), ("folder", place.DataFolder)),
        ];
    }

    async Task<Finding> WritableAsync(CancellationToken cancellationToken)
    {
        var probe = Path.Combine(place.DataFolder, $".probe-{Environment.ProcessId}");
        try
        {
            await File.WriteAllBytesAsync(probe, [1], cancellationToken);
            File.Delete(probe);
            return new("folder-writable", FindingLevel.Fine, ("folder", place.DataFolder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("folder-not-writable", FindingLevel.Problem, ("folder", place.DataFolder), ("reason", e.Message));
        }
    }
}
