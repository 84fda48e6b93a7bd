using AIoT.Twin.Modelling;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>A twin of the sample plant; its path of names is what identifies it here.</summary>
sealed record PlantTwin(string Path, TwinLevel Level, string Type)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string? Parent => Path.LastIndexOf('/') is var cut and >= 0 ? Path[..cut] : null;
}
