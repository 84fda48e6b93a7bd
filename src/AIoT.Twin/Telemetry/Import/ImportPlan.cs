using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Long: a row is one value of a signal it names. Wide: a row is a time with a column for each signal.</summary>
public enum ImportLayout { Long, Wide }

/// <summary>What happens where rows cannot be taken.</summary>
public enum ImportMode
{
    /// <summary>One such row, and nothing of any file is stored.</summary>
    AllOrNothing,

    /// <summary>A file with such a row is left out as a whole.</summary>
    PerFile,

    /// <summary>Such rows are left out, and the rest is stored.</summary>
    LeaveOut,
}

/// <summary>What a file is: a text with a delimiter, a Parquet file, or a file of the data lake.</summary>
public enum ImportFormat { Text, Parquet, Lake }

/// <summary>One name or column of the file and the signal it stands for, or that it is left out; neither is not decided yet.</summary>
public sealed record ImportMapping(string Name, Guid? Signal, string? Unit, bool LeaveOut = false);

/// <summary>How the files of an import are read, and what becomes a sample of which signal.</summary>
public sealed record ImportPlan
{
    public ImportFormat Format { get; init; }

    public string Encoding { get; init; } = "utf-8";

    public string Delimiter { get; init; } = ",";

    public bool DecimalComma { get; init; }

    /// <summary>Lines before the first row, the one with the names included.</summary>
    public int HeaderLines { get; init; } = 1;

    public ImportLayout Layout { get; init; }

    public int TimeColumn { get; init; }

    public string TimeFormat { get; init; } = "yyyy-MM-dd HH:mm:ss.f";

    /// <summary>The IANA zone of times without an offset.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Of an hour that comes twice the second is meant.</summary>
    public bool SecondOfTwice { get; init; }

    public int SignalColumn { get; init; } = 1;

    public int ValueColumn { get; init; } = 2;

    public int? QualityColumn { get; init; }

    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<ImportMapping> Signals { get; init; } = [];

    public ImportMode Mode { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, ImportJson.Default.ImportPlan);

    internal static ImportPlan Read(string json) => JsonSerializer.Deserialize(json, ImportJson.Default.ImportPlan) ?? new ImportPlan();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportPlan))]
[JsonSerializable(typeof(ImportReport))]
sealed partial class ImportJson : JsonSerializerContext;
