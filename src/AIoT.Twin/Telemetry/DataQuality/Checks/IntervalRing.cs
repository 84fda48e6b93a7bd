using System.Runtime.CompilerServices;

namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>The last intervals between values, in microseconds.</summary>
[InlineArray(Length)]
struct IntervalRing
{
    public const int Length = 32;

#pragma warning disable IDE0044, IDE0051 // The runtime repeats the field.
    long _first;
#pragma warning restore IDE0044, IDE0051
}
