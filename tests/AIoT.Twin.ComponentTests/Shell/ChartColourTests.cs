using System.Globalization;
using System.Text.RegularExpressions;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.ComponentTests.Shell;

/// <summary>The colours of lines are told apart also by eyes that lack a cone (simulation after Machado 2009, distances in OKLab).</summary>
public sealed partial class ChartColourTests
{
    const int Colours = 6;

    static readonly string[] s_themes = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot-assets", "css", "tokens.css")).Split(":root:has");

    static readonly Dictionary<string, double[]> s_eyes = new()
    {
        ["all three cones"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["no red"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["no green"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["no blue"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static TheoryData<string> Eyes => [.. s_eyes.Keys];

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Any_two_are_told_apart(string eye)
    {
        foreach (var theme in s_themes)
        {
            var seen = Enumerable.Range(1, Colours).Select(n => Lab(Seen(s_eyes[eye], Linear(theme, n)))).ToArray();
            for (var i = 0; i < Colours; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.InRange(seen[i].Zip(seen[j], (a, b) => (a - b) * (a - b)).Sum(), 0.08 * 0.08, 3);
            }
        }
    }

    static double[] Linear(string theme, int number)
    {
        var hex = Colour().Matches(theme).Single(m => m.Groups[1].Value == $"{number}").Groups[2].Value;
        return [.. Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
    }

    static double[] Seen(double[] eye, double[] rgb) =>
        [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(eye[3 * row] * rgb[0] + eye[3 * row + 1] * rgb[1] + eye[3 * row + 2] * rgb[2], 0, 1))];

    static double[] Lab(double[] c)
    {
        var l = Math.Cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        var m = Math.Cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        var s = Math.Cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        return
        [
            0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
        ];
    }

    [GeneratedRegex(@"--twin-chart-(\d): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
