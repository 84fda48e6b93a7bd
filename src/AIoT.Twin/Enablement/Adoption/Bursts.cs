namespace AIoT.Twin.Enablement.Adoption;

/// <summary>More than five decisions of a person within a minute are clicking, not deciding: together they count as one.</summary>
static class Bursts
{
    public const int Most = 5;
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <summary>The decisions that count, and those that only counted together with the first of their burst.</summary>
    public static (IReadOnlyList<Decided> Counted, IReadOnlyList<Decided> Folded) Fold(IEnumerable<Decided> decisions)
    {
        var (counted, folded) = (new List<Decided>(), new List<Decided>());
        foreach (var person in decisions.GroupBy(d => d.Person))
            Fold([.. person.OrderBy(d => d.At)], counted, folded);
        return (counted, folded);
    }

    static void Fold(List<Decided> ordered, List<Decided> counted, List<Decided> folded)
    {
        for (var i = 0; i < ordered.Count;)
        {
            var end = EndOf(ordered, i);
            counted.Add(ordered[i]);
            folded.AddRange(ordered[(i + 1)..end]);
            i = end;
        }
    }

    // A burst goes on as long as some window of a minute still holds more than five.
    static int EndOf(List<Decided> ordered, int start)
    {
        var end = start;
        for (var i = start; i <= end && i < ordered.Count; i++)
        {
            var next = i;
            while (next < ordered.Count && ordered[next].At - ordered[i].At <= Within)
                next++;
            if (next - i > Most)
                end = Math.Max(end, next - 1);
        }

        return end + 1;
    }
}
