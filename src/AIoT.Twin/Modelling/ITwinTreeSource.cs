namespace AIoT.Twin.Modelling;

/// <summary>The current tree and types; they follow the configuration's version and are replaced as a whole.</summary>
public interface ITwinTreeSource
{
    TwinTree Tree { get; }

    TypeCatalog Types { get; }

    /// <summary>Raised after the tree was replaced; handlers are quick and do not throw.</summary>
    event Action? Changed;
}
