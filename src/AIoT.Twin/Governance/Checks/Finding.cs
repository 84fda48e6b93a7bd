namespace AIoT.Twin.Governance.Checks;

public enum FindingLevel { Fine, Unknown, Warning, Problem }

/// <summary>What a check of the installation found, as a code with arguments; Web makes the sentence and the next step.</summary>
public sealed record Finding(string Code, FindingLevel Level, IReadOnlyDictionary<string, string> Arguments)
{
    public Finding(string code, FindingLevel level, params (string Name, string Value)[] arguments)
        : this(code, level, arguments.ToDictionary(a => a.Name, a => a.Value))
    {
    }
}
