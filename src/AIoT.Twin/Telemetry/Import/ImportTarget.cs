using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>A signal values go to, and how the file's unit becomes the signal's.</summary>
sealed record ImportTarget(SignalNode Signal, UnitConversion Conversion);
