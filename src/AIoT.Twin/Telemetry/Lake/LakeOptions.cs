namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Settings under Twin:Lake.</summary>
public sealed class LakeOptions
{
    public const string Section = "Twin:Lake";

    /// <summary>Off: nothing is exported; what was exported before can still be read.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Where the files are; by default "lake" in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Only "local" is built: a folder of this machine, or one mounted into it.</summary>
    public string Store { get; set; } = LocalLakeStore.StoreName;

    /// <summary>Off in tests that decide themselves when something is exported.</summary>
    public bool Background { get; set; } = true;

    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after midnight of its site a day is taken as over.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the running day is written anew; zero waits until it is over.</summary>
    public TimeSpan OpenDayEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>More rows of a day begin another file; so many are put in order at a time, on disk where memory does not suffice.</summary>
    public int RowsPerFile { get; set; } = 1_000_000;

    /// <summary>The lake does not grow beyond this; zero is no limit. Nothing is removed to make room.</summary>
    public long MaxBytes { get; set; }

    /// <summary>Left free on the disk of the lake.</summary>
    public long KeepFreeBytes { get; set; } = 1L << 30;

    public int MemoryMegabytes { get; set; } = 512;

    public TimeSpan QueryTime { get; set; } = TimeSpan.FromSeconds(30);

    public int QueryMemoryMegabytes { get; set; } = 512;

    /// <summary>Rows shown on the page.</summary>
    public int QueryRows { get; set; } = 10_000;

    /// <summary>Rows one request to the API may get.</summary>
    public int ApiRows { get; set; } = 1_000_000;

    public int QueriesAtOnce { get; set; } = 2;

    internal string? Problem() =>
        Store != LocalLakeStore.StoreName ? $"Twin:Lake:Store may only be \"local\": object storage (\"{Store}\") is not built."
        : Every < TimeSpan.FromSeconds(1) ? "Twin:Lake:Every must be at least a second."
        : Settle < TimeSpan.Zero || OpenDayEvery < TimeSpan.Zero ? "Twin:Lake:Settle and OpenDayEvery may not be negative."
        : RowsPerFile is < 1000 or > 50_000_000 ? "Twin:Lake:RowsPerFile must be between 1,000 and 50,000,000."
        : MaxBytes < 0 || KeepFreeBytes < 0 ? "Twin:Lake:MaxBytes and KeepFreeBytes may not be negative."
        : MemoryMegabytes < 64 || QueryMemoryMegabytes < 64 ? "Twin:Lake:MemoryMegabytes and QueryMemoryMegabytes must be at least 64."
        : QueryTime <= TimeSpan.Zero || QueryRows < 1 || ApiRows < 1 || QueriesAtOnce < 1 ? "Twin:Lake:Query… must all be above zero."
        : null;
}
