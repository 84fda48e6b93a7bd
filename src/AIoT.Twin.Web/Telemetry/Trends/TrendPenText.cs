using System.Globalization;
using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A pen in an address: the signal's id, then "_h" when hidden, "_l0" and "_u100" for the ends of its scale.</summary>
static class TrendPenText
{
    public static string Write(TrendPen pen) => string.Concat(
        pen.Signal.ToString(),
        pen.Look.Hidden ? "_h" : "",
        pen.Look.Low is { } low ? $"_l{Number(low)}" : "",
        pen.Look.High is { } high ? $"_u{Number(high)}" : "");

    /// <summary>Null when it is no signal's id; a setting that is none is passed over.</summary>
    public static TrendPen? Read(string text)
    {
        var parts = text.Split('_');
        if (!Guid.TryParse(parts[0], out var signal) || signal == Guid.Empty)
            return null;
        var look = parts.Skip(1).Aggregate(PenLook.Usual, Set);
        return new TrendPen(signal) { Look = look.Low >= look.High ? look with { Low = null, High = null } : look };
    }

    static PenLook Set(PenLook look, string part) => part switch
    {
        "h" => look with { Hidden = true },
        ['l', .. var low] => look with { Low = Number(low) ?? look.Low },
        ['u', .. var high] => look with { High = Number(high) ?? look.High },
        _ => look,
    };

    static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
