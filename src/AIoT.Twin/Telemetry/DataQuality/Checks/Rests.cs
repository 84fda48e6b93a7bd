using System.Runtime.CompilerServices;

namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Values a signal has rested at.</summary>
[InlineArray(Length)]
struct Rests
{
    public const int Length = 8;

#pragma warning disable IDE0044, IDE0051 // The runtime repeats the field.
    double _first;
#pragma warning restore IDE0044, IDE0051
}
