using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>How often a value of a binding is to be expected, so that silence can be told from quiet.</summary>
static class Expected
{
    const int Missed = 3;

    /// <summary>Null when nobody said how often the device sends.</summary>
    public static TimeSpan? Interval(SourceInfo source, BindingInfo binding, ISourceDriver? driver)
    {
        var asked = SourceInterval(source, driver);
        var own = binding.Interval is { } interval && (asked is null || interval > asked) ? interval : asked;
        return binding.Silence is { } silence && (own is null || silence > own) ? silence : own;
    }

    /// <summary>After three of them a value is stale.</summary>
    public static TimeSpan? StaleAfter(SourceInfo source, BindingInfo binding, ISourceDriver? driver) => Interval(source, binding, driver) * Missed;

    static TimeSpan? SourceInterval(SourceInfo source, ISourceDriver? driver) =>
        driver?.Settings.FirstOrDefault(f => f.Key == "interval") is { } field
        && int.TryParse(source.Settings.Find("interval") ?? field.Default, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
