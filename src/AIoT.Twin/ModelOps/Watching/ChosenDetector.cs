using AIoT.Twin.Acquisition;
using AIoT.Twin.ModelOps.Drift;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>The detector this installation watches signals with.</summary>
sealed class ChosenDetector(Catalog<IDriftDetector> detectors, IOptions<WatchOptions> options)
{
    public IDriftDetector Value { get; } = detectors.Find(options.Value.Detector)
        ?? throw new OptionsValidationException(
            nameof(WatchOptions), typeof(WatchOptions), [$"Twin:ModelOps:Detector: there is no detector named {options.Value.Detector}."]);
}
