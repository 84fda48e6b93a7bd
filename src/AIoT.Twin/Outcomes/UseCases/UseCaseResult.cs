using AIoT.Twin.Governance;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>What became of a change to a use case.</summary>
public abstract record UseCaseResult
{
    public sealed record Done(Guid Id, int Version) : UseCaseResult;

    public sealed record Refused(Refusal Why) : UseCaseResult;

    public static implicit operator UseCaseResult(Refusal why) => new Refused(why);
}
