namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Which rows of a table a signal is fed by, and from which of their columns.</summary>
sealed record RowPlace(string? Key, string? Column)
{
    public static IReadOnlyList<Field> Fields { get; } = [new("key", FieldKind.Text), new("column", FieldKind.Text)];

    public static RowPlace Of(FieldValues address) => new(address.Find("key"), address.Find("column"));

    public override string ToString() => (Key, Column) switch
    {
        (null, null) => "*",
        (null, _) => Column,
        (_, null) => Key,
        _ => $"{Key} · {Column}",
    };
}
