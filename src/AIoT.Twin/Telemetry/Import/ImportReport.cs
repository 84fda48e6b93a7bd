using System.Text.Json;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>What a check found: what running the import would do.</summary>
public sealed record ImportReport
{
    public long Rows { get; init; }

    /// <summary>Values that are fit to be stored.</summary>
    public long Samples { get; init; }

    public long New { get; init; }

    /// <summary>The same value is stored at that time already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Another value is stored at that time; the imported one would replace it, and the former is kept as a revision.</summary>
    public long Conflicts { get; init; }

    /// <summary>Cells without a value.</summary>
    public long Empty { get; init; }

    /// <summary>Values of names that are left out on purpose.</summary>
    public long LeftOut { get; init; }

    /// <summary>Times that came twice because the clock was put back.</summary>
    public long Ambiguous { get; init; }

    public long Refused { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Through { get; init; }

    public IReadOnlyList<RefusedRows> Reasons { get; init; } = [];

    /// <summary>Names the plan says nothing about, the first of them.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Files left out as a whole because of refused rows.</summary>
    public IReadOnlyList<string> FilesLeftOut { get; init; } = [];

    internal string ToJson() => JsonSerializer.Serialize(this, ImportJson.Default.ImportReport);

    internal static ImportReport? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, ImportJson.Default.ImportReport);
}

/// <summary>How many rows were refused for a reason, and the first of them.</summary>
public sealed record RefusedRows(string Reason, long Count, IReadOnlyList<RefusedRow> First);

/// <summary>Where something was refused; the column counts from 1, 0 is the whole row.</summary>
public sealed record RefusedRow(string File, long Line, int Column, string Text);
