using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Settings that several rules have.</summary>
static class RuleFields
{
    public static Field Heartbeat { get; } = new("heartbeat", FieldKind.Milliseconds) { Default = "60000", Least = 1, Most = 86_400_000 };

    public static TimeSpan HeartbeatOf(FieldValues settings) => settings.Milliseconds("heartbeat", 60_000);

    public static long HeartbeatUs(FieldValues settings) => (long)HeartbeatOf(settings).TotalMicroseconds;

    /// <summary>How many samples a filter looks at; odd, so that one is in the middle.</summary>
    public static Field Samples(int most, string usual) => new("samples", FieldKind.Number) { Default = usual, Least = 2, Most = most };

    public static FieldProblem? Odd(FieldValues settings) =>
        settings.Number("samples", 3) % 2 == 1 ? null : new FieldProblem("samples", "field-not-odd", ("value", settings.Text("samples")));

    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
