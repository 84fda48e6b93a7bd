using AIoT.Twin.Modelling.Standards;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>That a signal gets its values from a source, for standards that ask for it.</summary>
sealed class SourceFact(SourceIndex index) : ISignalFact
{
    public string Name => "source";

    public bool IsKnown(Guid signal) => index.Picture.OfSignal(signal) is not null;
}
