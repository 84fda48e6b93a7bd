using AIoT.Twin.Modelling.Standards;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>That somebody said between which values a signal is expected, for standards that ask for it.</summary>
sealed class RangeFact(QualityRules rules) : ISignalFact
{
    public string Name => "expected-range";

    public bool IsKnown(Guid signal) => rules.Of(signal) is { Low: not null, High: not null };
}
