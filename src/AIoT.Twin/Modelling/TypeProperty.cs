namespace AIoT.Twin.Modelling;

/// <summary>A property a type says its twins have.</summary>
public sealed record TypeProperty(string Name, string DisplayName, string? Comment);
