using System.Collections.Immutable;
using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What people filled in, by field key; equal when all values are.</summary>
public sealed class FieldValues(IEnumerable<KeyValuePair<string, string>> values) : IEquatable<FieldValues>
{
    readonly ImmutableSortedDictionary<string, string> _values =
        values.ToImmutableSortedDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    public FieldValues(params IReadOnlyList<(string Key, string Value)> values)
        : this(values.Select(v => KeyValuePair.Create(v.Key, v.Value)))
    {
    }

    public static FieldValues Empty { get; } = new();

    public IReadOnlyDictionary<string, string> All => _values;

    public string? Find(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    public string Text(string key) => Find(key) ?? "";

    public int Number(string key, int otherwise) =>
        int.TryParse(Find(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public double Real(string key, double otherwise) =>
        double.TryParse(Find(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public TimeSpan Milliseconds(string key, int otherwise) => TimeSpan.FromMilliseconds(Number(key, otherwise));

    public bool IsOn(string key) => Find(key) == "true";

    public FieldValues With(string key, string value) => new(_values.SetItem(key, value));

    public FieldValues Without(Func<string, bool> key) => new(_values.Where(v => !key(v.Key)));

    public FieldValues Over(FieldValues other) => new(other._values.SetItems(_values));

    public bool Equals(FieldValues? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode() => _values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value.Key, value.Value));

    // Secrets may be among them.
    public override string ToString() => string.Join(", ", _values.Keys);
}
