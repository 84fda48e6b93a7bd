using AIoT.Twin.Acquisition;

namespace AIoT.Twin.ModelOps.Registry;

/// <summary>Where models come from that the product itself fits and scores; each source is asked once an hour.</summary>
public interface IModelSource : INamed
{
    Task<IReadOnlyList<FittedModel>> ModelsAsync(CancellationToken cancellationToken);
}
