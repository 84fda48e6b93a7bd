namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Finds what overlaps in time.</summary>
static class Overlap
{
    /// <summary>Groups in time order such that nothing of one group overlaps anything of another.</summary>
    public static List<List<T>> Groups<T>(List<T> items, Func<T, long> from, Func<T, long> through)
    {
        items.Sort((a, b) => from(a).CompareTo(from(b)));
        var groups = new List<List<T>>(items.Count);
        var end = long.MinValue;
        foreach (var item in items)
        {
            if (groups.Count == 0 || from(item) > end)
                groups.Add([]);
            groups[^1].Add(item);
            end = Math.Max(end, through(item));
        }

        return groups;
    }
}
