namespace AIoT.Twin.Governance.Secrets;

/// <summary>One key of the Data Protection ring, wrapped with the master key, which is kept elsewhere.</summary>
sealed class KeyRingEntry
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
