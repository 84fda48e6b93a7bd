namespace AIoT.Twin.Acquisition.Drivers;

public enum FieldKind
{
    Text,
    Number,

    /// <summary>A number that need not be whole.</summary>
    Real,
    Milliseconds,
    Choice,
    Switch,

    /// <summary>Stored encrypted and never given back.</summary>
    Secret,

    /// <summary>A text of several lines.</summary>
    Lines,

    /// <summary>A formula, see docs/formulas.md.</summary>
    Formula,
}

/// <summary>One thing a driver or a rule asks for; its name and help are texts found by driver or rule, and key.</summary>
public sealed record Field(string Key, FieldKind Kind)
{
    public bool IsRequired { get; init; }

    public string? Default { get; init; }

    public double Least { get; init; } = double.NegativeInfinity;

    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>The most characters it may have.</summary>
    public int Longest { get; init; } = 1000;

    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsSecret => Kind == FieldKind.Secret;
}
