using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.UnitTests.Telemetry.Calendars;

public sealed class SpansTests
{
    [Fact]
    public void Neighbours_and_overlaps_become_one() =>
        Assert.Equal([new Span(1, 6), new(8, 9)], Spans.Union([new(8, 9), new(3, 5), new(1, 3), new(4, 6), new(7, 7)]));

    [Fact]
    public void Set_operations_agree_with_counting_every_moment()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (a, b) = (Some(random), Some(random));
            bool Has(IReadOnlyList<Span> set, int t) => set.Any(s => s.From <= t && t < s.To);

            Assert.Equal(Enumerable.Range(0, 60).Where(t => Has(a, t) && Has(b, t)), Enumerable.Range(0, 60)
                .Where(t => Has(Spans.Common(a, b), t)));
            Assert.Equal(Enumerable.Range(0, 60).Where(t => Has(a, t) && !Has(b, t)), Enumerable.Range(0, 60)
                .Where(t => Has(Spans.Without(a, b), t)));
            Assert.Equal(Enumerable.Range(0, 60).Count(t => Has(a, t)), Spans.Length(a));
        }
    }

    static IReadOnlyList<Span> Some(Random random) =>
        Spans.Union(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(50))
            .Select(from => new Span(from, from + random.Next(10))));
}
