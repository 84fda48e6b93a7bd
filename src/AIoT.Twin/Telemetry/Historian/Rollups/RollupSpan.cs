namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>Where rows of a series are to be made anew.</summary>
readonly record struct RollupSpan(int Handle, long From, long Through)
{
    public bool Covers(int handle, long from, long through) => handle == Handle && from >= From && through <= Through;

    /// <summary>The rows of a width that the span touches.</summary>
    public (long From, long To) Widened(int width) =>
        (RollupLevel.Floor(From, width), RollupLevel.Floor(Through, width) + (width * 1_000_000L));
}
