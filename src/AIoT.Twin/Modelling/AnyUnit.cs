using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Modelling;

/// <summary>Stands in where no unit table is registered: takes what could be a UCUM code.</summary>
sealed class AnyUnit : IUnitCatalog
{
    public bool Knows(string ucum) => ucum.Length is > 0 and <= 40 && ucum.All(c => c is > ' ' and < (char)127);
}
