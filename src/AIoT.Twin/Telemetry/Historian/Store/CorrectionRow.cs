namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>What came late of a series from one producer in a quarter of an hour: where, how much that was not there, how much that was otherwise.</summary>
sealed record CorrectionRow(long SeriesId, long Producer, long Received, long From, long Through, long Added, long Revised)
{
    public const long Slot = 15 * 60 * 1_000_000L;

    public long InSlot => Received - Received % Slot;

    public CorrectionRow With(CorrectionRow more) => this with
    {
        From = Math.Min(From, more.From),
        Through = Math.Max(Through, more.Through),
        Added = Added + more.Added,
        Revised = Revised + more.Revised,
    };
}
