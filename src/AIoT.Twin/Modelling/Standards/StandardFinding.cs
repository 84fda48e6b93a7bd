namespace AIoT.Twin.Modelling.Standards;

/// <summary>How one item stands at one twin or at one of its signals; the code says what is wrong, null where it is met.</summary>
public sealed record StandardFinding(StandardInfo Standard, StandardItem Item, Guid Twin, Guid? Signal, string? Code, string? Value)
{
    public bool IsMet => Code is null;

    /// <summary>The name of the signal it is about, or of the one that is missing.</summary>
    public string? SignalName { get; init; }

    // The same fault as before an edit, if the value is the same too.
    internal (Guid, Guid, string, Guid?, string?) Fault => (Standard.Id, Twin, Item.Id, Signal, Value);
}
