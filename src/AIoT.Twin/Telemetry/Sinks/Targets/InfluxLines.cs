using System.Globalization;
using System.Text;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>Points as InfluxDB's line protocol: names are tags, the value is a field of its kind's own, as a field has one type for ever.</summary>
sealed class InfluxLines(string measurement)
{
    /// <summary>The longest text the database takes, with room for what escaping adds.</summary>
    const int LongestText = 30_000;

    readonly string _measurement = Escaped(measurement, ", ");
    readonly Dictionary<SinkSeries, string> _heads = new(ReferenceEqualityComparer.Instance);

    public string Write(IReadOnlyList<SinkPoint> points)
    {
        // Names may have changed; what is remembered is for this piece alone.
        _heads.Clear();
        var text = new StringBuilder(points.Count * 160);
        foreach (var point in points)
        {
            text.Append(HeadOf(point.Series)).Append(' ');
            Value(text, point);
            text.Append(CultureInfo.InvariantCulture, $"quality=\"{WordOf(point.Quality)}\",status={point.Status}i {point.TimeUs}\n");
        }

        return text.ToString();
    }

    string HeadOf(SinkSeries series)
    {
        if (_heads.TryGetValue(series, out var head))
            return head;
        var tags = new[] { ("signal", series.Name), ("signal_id", series.Signal.ToString()), ("twin", series.Path), ("unit", series.Unit) };
        return _heads[series] = _measurement + string.Concat(tags.Where(t => t.Item2.Length > 0).Select(t => $",{t.Item1}={Escaped(t.Item2, ",= ")}"));
    }

    static void Value(StringBuilder text, in SinkPoint point)
    {
        switch (point.Series.Kind)
        {
            case ValueKind.Double when double.IsFinite(point.Value):
                text.Append("value=").Append(point.Value.ToString("R", CultureInfo.InvariantCulture)).Append(',');
                break;
            case ValueKind.Double:
                // It has no field that can hold this; a word says which it was.
                text.Append("nonfinite=\"").Append(NonFinite.WordOf(point.Value)).Append("\",");
                break;
            case ValueKind.Boolean:
                text.Append(point.Bits != 0 ? "flag=true," : "flag=false,");
                break;
            case ValueKind.Text:
                Text(text, point.Text ?? "");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"whole={point.Bits}i,");
                break;
        }
    }

    static void Text(StringBuilder text, string value)
    {
        text.Append("text=\"");
        foreach (var letter in value.AsSpan(0, Math.Min(value.Length, LongestText)))
            _ = letter is '"' or '\\' ? text.Append('\\').Append(letter) : text.Append(letter);
        text.Append("\",");
    }

    static string WordOf(Quality quality) => quality switch { Quality.Good => "good", Quality.Uncertain => "uncertain", _ => "bad" };

    // A backslash before a separator would take its meaning away, and there is no way to write one at the end of a tag.
    static string Escaped(string name, string separators)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (separators.Contains(letter, StringComparison.Ordinal))
                text.Append('\\');
            text.Append(letter == '\\' ? '/' : char.IsControl(letter) ? '_' : letter);
        }

        return text.ToString();
    }
}
