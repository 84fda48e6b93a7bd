using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Modelling;
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

    /// <summary>What is done to what the device says, live and for history alike.</summary>
    public BindingRules Rules { get; init; } = BindingRules.None;

    public SignalClass Class => Role switch
    {
        SignalRole.State or SignalRole.Flag => SignalClass.State,
        SignalRole.Counter => SignalClass.Counter,
        SignalRole.Setpoint => SignalClass.Setpoint,
        _ => SignalClass.Measurement,
    };

    public ValueKind Kind => Role switch
    {
        SignalRole.State => ValueKind.State,
        SignalRole.Counter => ValueKind.Integer,
        SignalRole.Flag => ValueKind.Boolean,
        _ => ValueKind.Double,
    };

    /// <summary>The bits of a sample for a value of the model: through the registers and the binding, as the driver would read it.</summary>
    public long BitsOf(double value)
    {
        if (Role == SignalRole.Quarter)
            return BitConverter.DoubleToInt64Bits(value);
        var raw = Register.Raw(value);
        return Kind == ValueKind.Double ? BitConverter.DoubleToInt64Bits(Rules.FromDevice(raw)) : (long)raw;
    }
}
