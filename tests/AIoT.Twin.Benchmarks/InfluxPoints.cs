using System.Globalization;
using System.Text;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>The same samples as line protocol of 5,000 points a request, encoded beforehand, so that only taking them is measured.</summary>
sealed class InfluxPoints
{
    const int PointsPerPost = 5_000;

    public InfluxPoints(ReadOnlySpan<Sample> samples)
    {
        var bodies = new List<byte[]>();
        var lines = new StringBuilder(PointsPerPost * 40);
        for (var i = 0; i < samples.Length; i++)
        {
            ref readonly var sample = ref samples[i];
            lines.Append(CultureInfo.InvariantCulture, $"m,s={sample.Series} v={sample.Value} {sample.TimeUs / 1_000}\n");
            if ((i + 1) % PointsPerPost != 0 && i < samples.Length - 1)
                continue;
            bodies.Add(Encoding.ASCII.GetBytes(lines.ToString()));
            lines.Clear();
        }

        Bodies = bodies;
    }

    public IReadOnlyList<byte[]> Bodies { get; }
}
