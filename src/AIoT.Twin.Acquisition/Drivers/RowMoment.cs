namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The time of a row: as it was written, as it is meant, and what is wrong with it.</summary>
readonly record struct RowMoment(string? Written, long Time, string? Why)
{
    /// <summary>Its time is known, though none that can be stored.</summary>
    public bool IsKnown => Why is null or RowTime.Before1970;
}
