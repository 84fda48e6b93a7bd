namespace AIoT.Twin.Governance;

public enum RefusalKind { Invalid, NotFound, Forbidden, Conflict, Stale }

/// <summary>Why a use case did nothing: a code with arguments and, where one is to blame, the field; Web makes the sentence.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string? Field = null)
{
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, "not-found") { Arguments = Given(("what", what)) };

    public static Refusal Forbidden(Permission permission) =>
        new(RefusalKind.Forbidden, "forbidden") { Arguments = Given(("permission", permission.ToString())) };

    public static Refusal Stale() => new(RefusalKind.Stale, "changed-meanwhile");

    public static Refusal Invalid(string code, string field, params (string Name, string Value)[] arguments) =>
        new(RefusalKind.Invalid, code, field) { Arguments = Given(arguments) };

    public static Refusal Conflict(string code, string? field, params (string Name, string Value)[] arguments) =>
        new(RefusalKind.Conflict, code, field) { Arguments = Given(arguments) };

    static Dictionary<string, string> Given(params (string Name, string Value)[] arguments) => arguments.ToDictionary(a => a.Name, a => a.Value);
}
