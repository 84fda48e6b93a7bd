using AIoT.Twin.Governance.Secrets;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.Governance.Checks;

/// <summary>Whether the master key is there, and readable by nobody else; without it a restored backup opens no secret.</summary>
sealed class MasterKeyInstallationCheck(IConfiguration settings, DatabasePlace place) : IInstallationCheck
{
    public string Name => "secrets";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([Find()]);

    Finding Find()
    {
        var given = settings["Twin:MasterKey"];
        if (!string.IsNullOrEmpty(given) && !File.Exists(given))
            return new("master-key-given", FindingLevel.Fine);
        var file = string.IsNullOrEmpty(given) ? MasterKey.FileIn(place) : given;
        if (!File.Exists(file))
            return new("master-key-missing", place.Kind is DatabaseKind.Postgres ? FindingLevel.Problem : FindingLevel.Warning, ("file", file));
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & others) != 0
            ? new("master-key-readable", FindingLevel.Warning, ("file", file))
            : new("master-key-file", FindingLevel.Fine, ("file", file));
    }
}
