using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>What became of a step of an import.</summary>
public abstract record ImportResult
{
    public sealed record Done(Guid Id, int Version) : ImportResult;

    public sealed record Refused(Refusal Why) : ImportResult;

    public static implicit operator ImportResult(Refusal why) => new Refused(why);
}
