namespace AIoT.Twin.Telemetry.Storage;

/// <summary>For how long values are kept; series name their class by its number, so it is never used again.</summary>
public sealed class RetentionClass
{
    /// <summary>The class of everything that no rule says otherwise of.</summary>
    public const short Standard = 0;

    public required short Id { get; init; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    /// <summary>Days for which every value is kept; null: for ever.</summary>
    public int? RawDays { get; set; }

    /// <summary>Days for which rows of a minute are kept; those of 15 minutes and more stay.</summary>
    public required int MinuteRowDays { get; set; }

    public int Version { get; set; } = 1;
}
