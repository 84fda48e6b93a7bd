namespace AIoT.Twin.Governance;

/// <summary>A named fact about this installation, such as the newest program that wrote to it.</summary>
sealed class InstallationFact
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
