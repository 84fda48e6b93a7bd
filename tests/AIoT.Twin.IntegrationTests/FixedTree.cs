using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests;

/// <summary>A tree that never changes.</summary>
abstract class FixedTree : ITwinTreeSource
{
    public abstract TwinTree Tree { get; }

    public TypeCatalog Types { get; } = new([]);

    public event Action? Changed
    {
        add { }
        remove { }
    }
}
