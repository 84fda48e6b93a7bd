namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>How one unit is converted to another.</summary>
public interface IUnitConversion
{
    /// <summary>Null when the units measure different things or are not known.</summary>
    LinearConversion? Between(string from, string to);
}
