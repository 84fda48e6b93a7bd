namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>How one unit is converted to another.</summary>
public interface IUnitConversion
{
    /// <summary>Null when the units measure different things or are not known.</summary>
    LinearConversion? Between(string from, string to);

    /// <summary>The same, and equal units need not be known to be the same.</summary>
    LinearConversion? Known(string from, string to) => from == to ? LinearConversion.None : Between(from, to);
}
