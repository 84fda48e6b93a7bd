using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Lines as the script reads them: little-endian doubles, of each line the number of points and then time, value, low, high, quality.</summary>
static class PlotBytes
{
    public static byte[] Of(IReadOnlyList<IReadOnlyList<PlotPoint>> lines)
    {
        var numbers = new double[lines.Count + 5 * lines.Sum(l => l.Count)];
        var at = 0;
        foreach (var line in lines)
        {
            numbers[at++] = line.Count;
            foreach (var point in line)
            {
                numbers[at++] = Seconds(point.Time);
                numbers[at++] = point.Value ?? double.NaN;
                numbers[at++] = point.Low ?? double.NaN;
                numbers[at++] = point.High ?? double.NaN;
                numbers[at++] = (int)point.Quality;
            }
        }

        return MemoryMarshal.AsBytes<double>(numbers).ToArray();
    }

    public static double Seconds(DateTimeOffset time) => time.ToMicroseconds() / 1e6;

    public static DateTimeOffset Time(double seconds) => ((long)(seconds * 1e6)).ToTime();
}
