namespace AIoT.Twin.Telemetry.Sources;

/// <summary>How often a signal speaks, as its binding says.</summary>
sealed class SourcePace(SourceIndex index, SourceRules rules) : ISignalPace
{
    public TimeSpan? ExpectedEvery(Guid signal) =>
        index.Picture.OfSignal(signal) is { } binding && index.Picture.Find(binding.SourceId) is { } source
            ? Expected.Interval(source, binding, rules.Driver(source.Driver))
            : null;
}
