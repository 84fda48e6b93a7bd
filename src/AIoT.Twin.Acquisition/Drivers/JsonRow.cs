namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A row of an answer; columns are found by name or path.</summary>
sealed record JsonRow(string? Key, string? Time, Func<string, string?> Column)
{
    public ushort Status { get; init; } = SampleStatus.Good;
}
