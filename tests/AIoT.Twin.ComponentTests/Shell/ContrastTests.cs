using System.Globalization;
using System.Text.RegularExpressions;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.ComponentTests.Shell;

/// <summary>Text and lines can be told from what they stand on, in light and in dark (WCAG 1.4.3 and 1.4.11).</summary>
public sealed partial class ContrastTests
{
    static readonly string s_tokens = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot-assets", "css", "tokens.css"));

    [Theory]
    [InlineData("ink", "surface", 4.5)]
    [InlineData("ink", "canvas", 4.5)]
    [InlineData("ink-quiet", "surface", 4.5)]
    [InlineData("ink-quiet", "canvas", 4.5)]
    [InlineData("ink-quiet", "wash", 4.5)]
    [InlineData("ink-faint", "surface", 4.5)]
    [InlineData("accent", "surface", 4.5)]
    [InlineData("accent", "canvas", 4.5)]
    [InlineData("accent", "accent-wash", 4.5)]
    [InlineData("on-fill", "fill", 4.5)]
    [InlineData("alarm-high", "surface", 4.5)]
    [InlineData("alarm-medium", "surface", 4.5)]
    [InlineData("alarm-low", "surface", 4.5)]
    [InlineData("chart-1", "surface", 3)]
    [InlineData("chart-2", "surface", 3)]
    [InlineData("chart-3", "surface", 3)]
    [InlineData("chart-4", "surface", 3)]
    [InlineData("chart-5", "surface", 3)]
    [InlineData("chart-6", "surface", 3)]
    public void It_can_be_read(string front, string back, double least)
    {
        foreach (var theme in s_tokens.Split(":root:has"))
            Assert.InRange(Contrast(ColourOf(theme, front), ColourOf(theme, back)), least, 21);
    }

    static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    // Relative luminance.
    static double ColourOf(string theme, string name)
    {
        var hex = Colour().Matches(theme).Single(m => m.Groups[1].Value == name).Groups[2].Value;
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex(@"--twin-([\w-]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
