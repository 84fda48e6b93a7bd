using System.Globalization;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>What a DuckDB of this process may use. Without a folder nothing is ever written beside memory.</summary>
sealed record DuckLimits(int MemoryMegabytes, int Threads, string? SpillFolder = null)
{
    public IEnumerable<(string Name, string Value)> Settings() =>
    [
        ("memory_limit", string.Create(CultureInfo.InvariantCulture, $"{MemoryMegabytes}MiB")),
        ("threads", Threads.ToString(CultureInfo.InvariantCulture)),
        ("temp_directory", SpillFolder ?? ""),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allow_community_extensions", "false"),
        ("allow_persistent_secrets", "false"),
    ];
}
