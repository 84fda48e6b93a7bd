using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>What became of a change to a team.</summary>
public abstract record TeamResult
{
    public sealed record Done(Guid Id, int Version) : TeamResult;

    public sealed record Refused(Refusal Why) : TeamResult;

    public static implicit operator TeamResult(Refusal why) => new Refused(why);
}
