namespace AIoT.Twin.Modelling.Standards;

/// <summary>One thing a standard asks for, with words for people.</summary>
public sealed record StandardItem(StandardItemKind Kind, string Key = "")
{
    public StandardSeverity Severity { get; init; }

    /// <summary>The only values a property may have; empty for any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What a name or value must be as a whole, as a regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>The same in plain words.</summary>
    public string? Description { get; init; }

    public string? Example { get; init; }

    /// <summary>UCUM code: a required signal measures the same quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>Two items with the same one ask for the same thing; the one of the nearer type counts.</summary>
    internal string Id => $"{Kind}:{Key}";

    // By what they hold, so that an edit without a change is none.
    public bool Equals(StandardItem? other) => other is not null
        && (Kind, Key, Severity, Pattern, Description, Example, Unit) == (other.Kind, other.Key, other.Severity, other.Pattern, other.Description, other.Example, other.Unit)
        && Allowed.SequenceEqual(other.Allowed);

    public override int GetHashCode() => HashCode.Combine(Kind, Key);
}
