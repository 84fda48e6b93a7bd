using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Web.Kit;

/// <summary>Stands in until a source says how often it is read.</summary>
sealed class UnknownPace : ISignalPace
{
    public TimeSpan? ExpectedEvery(Guid signal) => null;
}
