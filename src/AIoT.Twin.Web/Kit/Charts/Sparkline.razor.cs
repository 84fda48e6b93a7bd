using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A small line without axes; null is a gap.</summary>
public sealed partial class Sparkline : ComponentBase
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<double?> Values { get; set; }

    /// <summary>What it shows, in words.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public int Width { get; set; } = 120;

    [Parameter]
    public int Height { get; set; } = 28;

    IEnumerable<string> Pieces
    {
        get
        {
            var known = Values.OfType<double>().Where(double.IsFinite).ToArray();
            if (known.Length == 0)
                return [];
            var (low, high) = (known.Min(), known.Max());
            return Runs().Select(run => Path(run, low, high > low ? high - low : 1));
        }
    }

    // Neighbouring known values, with their places.
    List<List<(int At, double Value)>> Runs()
    {
        var runs = new List<List<(int, double)>>();
        List<(int, double)>? run = null;
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] is not { } value || !double.IsFinite(value))
                run = null;
            else if (run is not null)
                run.Add((i, value));
            else
                runs.Add(run = [(i, value)]);
        }

        return runs;
    }

    string Path(List<(int At, double Value)> run, double low, double span)
    {
        var path = new StringBuilder();
        foreach (var (at, value) in run)
        {
            var x = 2 + (Width - 4d) * at / Math.Max(1, Values.Count - 1);
            var y = 2 + (Height - 4d) * (1 - (value - low) / span);
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        }

        // A lone value is a dot: a line of no length with round ends.
        return run.Count == 1 ? $"{path}h0" : path.ToString();
    }
}
