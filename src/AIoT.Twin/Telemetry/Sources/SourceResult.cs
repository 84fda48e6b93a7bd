using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>What became of a change to a source or a binding.</summary>
public abstract record SourceResult
{
    public sealed record Done(Guid Id, int Version) : SourceResult;

    public sealed record Refused(Refusal Why) : SourceResult;

    public static implicit operator SourceResult(Refusal why) => new Refused(why);
}
