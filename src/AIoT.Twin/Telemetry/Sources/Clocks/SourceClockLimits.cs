using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Clocks;

namespace AIoT.Twin.Telemetry.Sources.Clocks;

/// <summary>What is allowed of a source's clock, as it is set for it.</summary>
sealed class SourceClockLimits(SourceIndex index, HistorianOptions options) : IClockLimits
{
    const string Prefix = "source:";

    public ClockLimits Of(string producer) => SourceOf(index, producer) is { } source
        ? new(source.AllowedAhead ?? options.AllowedSkew, source.AllowedBehind)
        : new(options.AllowedSkew, null);

    public static SourceInfo? SourceOf(SourceIndex index, string producer) =>
        producer.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(producer.AsSpan(Prefix.Length), out var id) ? index.Picture.Find(id) : null;

    public static string ProducerOf(Guid source) => $"{Prefix}{source}";
}
