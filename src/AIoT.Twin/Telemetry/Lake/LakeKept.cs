using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Retention;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Knows which days the history has not whole any more: there the files of the lake say more than it does, and stay as they are.</summary>
sealed class LakeKept(LakeBook book, ISeriesCatalog series, KeptSince kept)
{
    /// <summary>Asks for many days one after another.</summary>
    public Func<LakeKey, bool> IsIncomplete()
    {
        if (kept.Version == 0)
            return _ => false;
        var since = new Dictionary<Guid, long>();
        return key =>
        {
            if (!since.TryGetValue(key.Site, out var whole))
                since[key.Site] = whole = book.SignalsOf(key.Site).SelectMany(s => series.AllOf(s.Id)).Select(s => kept.Of(s.Retention)).DefaultIfEmpty(long.MinValue).Max();
            return book.SpanOf(key).From < whole;
        };
    }
}
