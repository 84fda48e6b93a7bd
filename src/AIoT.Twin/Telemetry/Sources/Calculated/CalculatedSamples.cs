using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>How the results of a formula become samples of its signal.</summary>
static class CalculatedSamples
{
    const long Day = 86_400L * 1_000_000;
    const int MostAtOnce = 5_000;

    public static long? Every(SourceBinding binding) =>
        binding.Address.Find("every") is null ? null : (long)binding.Address.Milliseconds("every", 0).TotalMicroseconds;

    /// <summary>How far to go at once, so that a fine grid does not fill the memory.</summary>
    public static long Reach(SourceBinding binding) => Every(binding) is { } every ? every * MostAtOnce : Day;

    public static Sample Of(SourceBinding binding, CalculatedValue value) => new(binding.Series, value.Result.Status, value.TimeUs, binding.Kind == ValueKind.Double
        ? BitConverter.DoubleToInt64Bits(value.Result.Value)
        : value.Result.IsKnown ? (long)value.Result.Value : 0);

    public static Sample Lost(SourceBinding binding, long time) =>
        new(binding.Series, SampleStatus.BadConfigurationError, time, binding.Kind == ValueKind.Double ? BitConverter.DoubleToInt64Bits(double.NaN) : 0);
}
