using Microsoft.Extensions.Options;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Settings under Twin:Import.</summary>
public sealed class ImportOptions
{
    public const string Section = "Twin:Import";

    /// <summary>Where files lie while they are imported; by default "imports" in the data folder.</summary>
    public string Folder { get; set; } = "";

    public long MaxFileBytes { get; set; } = 20L << 30;

    /// <summary>Left free on the disk of the folder.</summary>
    public long KeepFreeBytes { get; set; } = 1L << 30;

    /// <summary>How long an import can be taken back; until then its rows are kept.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    public int MemoryMegabytes { get; set; } = 512;
}

sealed class ImportOptionsCheck : IValidateOptions<ImportOptions>
{
    public ValidateOptionsResult Validate(string? name, ImportOptions options) =>
        options.MaxFileBytes < 1 || options.KeepFreeBytes < 0 ? ValidateOptionsResult.Fail("Twin:Import:MaxFileBytes must be above zero and KeepFreeBytes not below.")
        : options.Keep < TimeSpan.Zero ? ValidateOptionsResult.Fail("Twin:Import:Keep may not be negative.")
        : options.MemoryMegabytes < 128 ? ValidateOptionsResult.Fail("Twin:Import:MemoryMegabytes must be at least 128.")
        : ValidateOptionsResult.Success;
}
