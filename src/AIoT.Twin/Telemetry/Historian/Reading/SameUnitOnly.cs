namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Converts only between equal units.</summary>
sealed class SameUnitOnly : IUnitConversion
{
    public LinearConversion? Between(string from, string to) => from == to ? LinearConversion.None : null;
}
