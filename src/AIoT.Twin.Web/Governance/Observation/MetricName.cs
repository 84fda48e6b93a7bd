using System.Globalization;
using System.Text;

namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>Names and labels as Prometheus takes them.</summary>
static class MetricName
{
    public static string Of(string name, string? unit, bool counter)
    {
        var text = Plain(name);
        var suffix = unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", "Cel" => "_celsius", _ => "" };
        if (!text.EndsWith(suffix, StringComparison.Ordinal))
            text += suffix;
        return counter && !text.EndsWith("_total", StringComparison.Ordinal) ? $"{text}_total" : text;
    }

    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
            sorted[Plain(name)] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return string.Join(',', sorted.Select(tag => $"{tag.Key}=\"{Escaped(tag.Value)}\""));
    }

    static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
            plain.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
        return plain.ToString();
    }

    static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
