using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Signals;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>A signal of the sample plant: where it sits, how a device holds it, and what it is as a function of time.</summary>
sealed record PlantSignal(string Twin, string Name, string Unit, SignalRole Role, RegisterSpec Register, SignalModel Model)
{
    /// <summary>The unit the device speaks, where it is not the signal's.</summary>
    public string? DeviceUnit { get; init; }

    /// <summary>Known minute by minute for weeks, because it or a sensor beside it is suspect.</summary>
    public bool LongMinutes { get; init; }

    public string Path => $"{Twin}/{Name}";

    public ValueKind Kind => Role switch
    {
        SignalRole.State => ValueKind.State,
        SignalRole.Counter => ValueKind.Integer,
        SignalRole.Flag => ValueKind.Boolean,
        _ => ValueKind.Double,
    };
}
