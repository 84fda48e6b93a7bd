using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.UnitTests.ModelOps;

public sealed class AdwinTests
{
    [Fact]
    public void The_published_generator_is_reproduced()
    {
        var random = new PythonRandom(12345);

        Assert.Equal([0.41661987254534116, 0.010169169457068361, 0.8252065092537432], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Three_changes_of_four_segments_are_found_where_published()
    {
        var random = new PythonRandom(42);
        var stream = random.Choices(1000, 0, 1).Concat(random.Choices(1000, 4, 5, 6, 7))
            .Concat(random.Choices(1000, 0, 1)).Concat(random.Choices(1000, 4, 5, 6, 7));

        Assert.Equal([1023, 2015, 3007], FoundIn(new AdwinWindow(new()), stream));
    }

    [Fact]
    public void One_change_of_two_segments_is_found_where_published()
    {
        var random = new PythonRandom(12345);

        Assert.Equal([1023], FoundIn(new AdwinWindow(new()), random.Choices(1000, 0, 1).Concat(random.Choices(1000, 4, 5, 6, 7))));
    }

    [Fact]
    public void A_constant_never_changes() =>
        Assert.Empty(FoundIn(new AdwinWindow(new()), Enumerable.Repeat(1.0, 5000)));

    [Fact]
    public void A_saved_window_goes_on_as_if_never_stopped()
    {
        var random = new PythonRandom(7);
        var stream = random.Choices(900, 0, 1).Concat(random.Choices(900, 4, 5)).ToArray();
        var whole = new AdwinWindow(new());
        IDriftWindow saved = new AdwinWindow(new());

        for (var i = 0; i < stream.Length; i++)
        {
            var cut = whole.Add(stream[i], i);
            Assert.Equal(cut, saved.Add(stream[i], i));
            if (i % 100 == 0)
                saved = SaveAndResume(saved);
        }

        Assert.Equal(whole.Mean, saved.Mean);
    }

    [Fact]
    public void The_start_of_a_change_lies_between_earliest_and_latest()
    {
        var random = new Random(3);
        var inside = 0;
        for (var run = 0; run < 100; run++)
        {
            var window = new AdwinWindow(new());
            var start = 500 + random.Next(1000);
            DriftCut? cut = null;
            for (var i = 0; cut is null; i++)
                cut = window.Add(Gauss(random) + (i < start ? 0 : 1.5), i);
            if (cut.Value.Earliest <= start && start <= cut.Value.Latest)
                inside++;
        }

        Assert.InRange(inside, 85, 100);
    }

    static IDriftWindow SaveAndResume(IDriftWindow window)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        window.Save(writer);
        bytes.Position = 0;
        using var reader = new BinaryReader(bytes);
        return new AdwinDetector().Resume(reader);
    }

    internal static List<int> FoundIn(IDriftWindow window, IEnumerable<double> stream)
    {
        var found = new List<int>();
        var at = 0;
        foreach (var value in stream)
        {
            if (window.Add(value, at) is not null)
                found.Add(at);
            at++;
        }

        return found;
    }

    internal static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
