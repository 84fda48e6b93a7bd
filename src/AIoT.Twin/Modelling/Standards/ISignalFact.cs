using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>Something other modules know of signals and a standard may ask for; its name is what the standard calls it.</summary>
public interface ISignalFact : INamed
{
    bool IsKnown(Guid signal);
}
