using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Lets history read series of a signal's former units in its present one.</summary>
sealed class UcumConversion(UnitCatalog units) : IUnitConversion
{
    public LinearConversion? Between(string from, string to) =>
        units.Between(from, to) is { } conversion ? new LinearConversion(conversion.Factor, conversion.Offset) : null;
}
