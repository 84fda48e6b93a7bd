namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What a row says of one signal, on its way: a sample, one that is set aside for a reason, or nothing that could be kept.</summary>
readonly record struct RowTaken(ulong Place, ulong Said, Sample Sample)
{
    public string? Why { get; init; }

    /// <summary>The value as it came, where it is none of the signal's kind.</summary>
    public string? Text { get; init; }

    /// <summary>For a person who looks.</summary>
    public string Detail { get; init; } = "";

    /// <summary>No value came, or none of a signal: there is nothing to set aside.</summary>
    public bool IsNothing { get; init; }
}
