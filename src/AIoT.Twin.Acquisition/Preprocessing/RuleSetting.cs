using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>A rule by its name, with what was filled in.</summary>
public sealed record RuleSetting(string Rule, FieldValues Settings);

/// <summary>The rules of a binding in their order; equal when all are.</summary>
public sealed class RuleList(IEnumerable<RuleSetting> rules) : IEquatable<RuleList>
{
    readonly RuleSetting[] _rules = [.. rules];

    public static RuleList None { get; } = new([]);

    public IReadOnlyList<RuleSetting> All => _rules;

    public bool Equals(RuleList? other) => other is not null && _rules.AsSpan().SequenceEqual(other._rules);

    public override bool Equals(object? obj) => Equals(obj as RuleList);

    public override int GetHashCode() => _rules.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(", ", _rules.Select(r => r.Rule));
}
