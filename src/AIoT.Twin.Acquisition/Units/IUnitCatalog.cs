namespace AIoT.Twin.Acquisition.Units;

/// <summary>Whether a text is a unit in UCUM that this product can convert and show.</summary>
public interface IUnitCatalog
{
    bool Knows(string ucum);
}
