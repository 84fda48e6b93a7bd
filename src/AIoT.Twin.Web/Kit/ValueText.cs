using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit;

/// <summary>The value of a sample as text; null when there is none to show, such as not-a-number.</summary>
static class ValueText
{
    const int States = (int)MachineState.NoOrder + 1;

    /// <summary>What the numbers of a kind read as, from 0 on; null where they are numbers.</summary>
    public static IReadOnlyList<string>? Words(ValueKind kind, IStringLocalizer<KitText> text) => kind switch
    {
        ValueKind.Boolean => [text["Value.Off"], text["Value.On"]],
        ValueKind.State => [.. Enum.GetValues<MachineState>().Order().Select(s => State(s, text))],
        _ => null,
    };

    static string State(MachineState state, IStringLocalizer<KitText> text) => text[$"State.{state}"];

    public static string? Of(ValueKind kind, Sample sample, IStringLocalizer<KitText> text, int? decimals = null) => kind switch
    {
        ValueKind.Double => double.IsFinite(sample.Value) ? Numbers.Text(sample.Value, decimals) : null,
        ValueKind.Boolean => text[sample.Bits != 0 ? "Value.On" : "Value.Off"],
        ValueKind.State when sample.Bits is >= 0 and < States => State((MachineState)sample.Bits, text),
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
