namespace AIoT.Twin.Governance;

/// <summary>What an accepted change is remembered as: a code, the twin it belongs to, and arguments; Web makes the sentence.</summary>
public sealed record AuditEntry(string Code, Guid Twin, IReadOnlyDictionary<string, string> Arguments)
{
    public AuditEntry(string code, Guid twin, params (string Name, string Value)[] arguments)
        : this(code, twin, arguments.ToDictionary(a => a.Name, a => a.Value))
    {
    }

    /// <summary>Why a person did it, where a reason is asked for.</summary>
    public string? Reason { get; init; }
}
