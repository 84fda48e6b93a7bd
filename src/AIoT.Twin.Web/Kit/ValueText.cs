using AIoT.Twin.Acquisition;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit;

/// <summary>The value of a sample as text; null when there is none to show, such as not-a-number.</summary>
static class ValueText
{
    public static string? Of(ValueKind kind, Sample sample, IStringLocalizer<KitText> text, int? decimals = null, Func<long, string>? state = null) => kind switch
    {
        ValueKind.Double => double.IsFinite(sample.Value) ? Numbers.Text(sample.Value, decimals) : null,
        ValueKind.Boolean => text[sample.Bits != 0 ? "Value.On" : "Value.Off"],
        ValueKind.State when state is not null => state(sample.Bits),
        _ => Numbers.Text(sample.Bits),
    };

    /// <summary>The value as a point of a chart; null draws a gap.</summary>
    public static double? Point(ValueKind kind, Sample sample)
    {
        if (sample.Quality is Quality.Bad)
            return null;
        var value = kind is ValueKind.Double ? sample.Value : sample.Bits;
        return double.IsFinite(value) ? value : null;
    }
}
