using System.Text.Json;
using AIoT.Twin.ModelOps.Drift;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.ModelOps;

/// <summary>Streams and drift indices published with other implementations; they stay outside the repository.</summary>
public sealed class AdwinVectorTests
{
    const string Stream = "river_d1_seed12345";

    [Theory]
    [InlineData("ADWIN", false)]
    [InlineData("ADWIN(legacy cut loop: skips last bucket of each row)", true)]
    public void Drift_is_found_at_the_published_indices(string detector, bool legacy)
    {
        var vectors = Vectors();
        var expected = vectors.GetProperty("expected").EnumerateArray()
            .Single(e => e.GetProperty("detector").GetString() == detector && e.GetProperty("stream").GetString() == Stream);

        Assert.Equal(
            expected.GetProperty("indices").EnumerateArray().Select(i => i.GetInt32()),
            AdwinTests.FoundIn(new AdwinWindow(new() { Legacy = legacy }), StreamOf(vectors)));
    }

    [Fact]
    public void The_window_has_the_published_state_after_each_count()
    {
        var vectors = Vectors();
        var window = new AdwinWindow(new());
        var stream = StreamOf(vectors).ToArray();
        var n = 0;
        foreach (var state in vectors.GetProperty("adwin_state_d1").EnumerateArray())
        {
            for (; n < state.GetProperty("n").GetInt32(); n++)
                window.Add(stream[n], n);

            Assert.Equal(state.GetProperty("width").GetDouble(), window.Width);
            Assert.Equal(state.GetProperty("total").GetDouble(), window.Total);
            Assert.Equal(state.GetProperty("variance").GetDouble(), window.Deviation, 9);
            Assert.Equal(state.GetProperty("rows").EnumerateArray().Select(r => r.GetInt32()), window.BucketsByRow);
        }
    }

    static IEnumerable<double> StreamOf(JsonElement vectors) =>
        vectors.GetProperty("streams").GetProperty(Stream).EnumerateArray().Select(v => v.GetDouble());

    static JsonElement Vectors()
    {
        var folder = Environment.GetEnvironmentVariable("AIOT_CONFORMANCE_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data");
        var file = Path.Combine(folder, "drift", "vectors.json");
        Assert.SkipUnless(File.Exists(file), $"Conformance data are not here: {file}");
        return JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file));
    }
}
